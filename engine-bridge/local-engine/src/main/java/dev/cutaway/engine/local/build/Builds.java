package dev.cutaway.engine.local.build;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildService;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.engine.local.build.history.LocalHistory;
import dev.cutaway.engine.local.build.step.Workshop;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.engine.local.transfer.Failures;
import dev.cutaway.inspector.Digest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The builds of a store: every one of them is written down. */
public final class Builds implements BuildService, AutoCloseable {

    private final LocalHistory history;
    private final Events events;
    private final CachePruning pruning;

    /**
     * @param workshop of the store
     * @param events told what happens to images, and of builds
     */
    public Builds(Workshop workshop, Events events) {
        this(workshop, events, Retention.DEFAULT);
    }

    /** Likewise. {@code retention}: how many builds stay where nobody has set it. */
    Builds(Workshop workshop, Events events, Retention retention) {
        this.events = events;
        this.history = new LocalHistory(workshop.folder(), new ImageBuilder(workshop, events),
                new HiddenImages(workshop), events, retention);
        this.pruning = new CachePruning(workshop);
    }

    @Override
    public Digest build(BuildRequest request, Consumer<BuildEvent> listener) throws EngineException {
        return history.build(request, listener);
    }

    @Override
    public BuildHistory history() {
        return history;
    }

    /** Since when nothing was built; empty while something is. */
    public Optional<Instant> idleSince() {
        return history.idleSince();
    }

    @Override
    public Pruned pruneCache(boolean all, Filters filters) throws EngineException {
        return Failures.translated("prune of the build cache", () -> {
            long freed = all && filters.isEmpty() ? history.clearRemains() : 0;
            Pruned pruned = pruning.prune(all, filters);
            // As Docker tells of it; who shows what the store takes counts again then.
            events.publish("builder", "prune", "", Map.of("reclaimed", Long.toString(freed + pruned.bytes())));
            return new Pruned(pruned.ids(), freed + pruned.bytes());
        });
    }

    /** Stops what is being built, and waits for that. */
    @Override
    public void close() {
        history.close();
    }
}
