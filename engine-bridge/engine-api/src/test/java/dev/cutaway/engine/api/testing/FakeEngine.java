package dev.cutaway.engine.api.testing;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.image.ImageService;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.system.SystemService;

import java.util.Optional;

/**
 * An engine in memory that really does what it is asked, as far as tests of its users need: it loads, lists, inspects,
 * names, removes, saves, and tells of it. Thread-safe.
 *
 * <pre>{@code
 * var engine = new FakeEngine();
 * engine.images().load(archive, event -> {});
 * }</pre>
 */
public final class FakeEngine implements Engine {

    private final FakeState state = new FakeState();
    private final FakeImages images = new FakeImages(state);
    private final FakeSystem system = new FakeSystem(state);
    private final FakeStore store = new FakeStore(state);
    private final boolean withStore;

    /** One that offers what only Cutaway's own store offers. */
    public FakeEngine() {
        this(true);
    }

    /** @param withStore false for one like Docker's */
    public FakeEngine(boolean withStore) {
        this.withStore = withStore;
    }

    @Override
    public ImageService images() {
        return images;
    }

    @Override
    public SystemService system() {
        return system;
    }

    @Override
    public Optional<StoreService> store() {
        return withStore ? Optional.of(store) : Optional.empty();
    }

    /** How many loads and saves go on, and how many streams of events are open. */
    public int working() {
        return state.working();
    }

    /** Ends the streams of events. */
    @Override
    public void close() {
        state.closeStreams();
    }
}
