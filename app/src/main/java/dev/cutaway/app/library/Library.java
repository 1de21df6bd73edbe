package dev.cutaway.app.library;

import dev.cutaway.app.engines.EngineState;
import dev.cutaway.app.engines.Engines;
import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.system.DiskUsage;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;

/**
 * What the chosen engine keeps, kept up to date: read when the engine is there, and again whenever something happened in
 * it. For the UI thread; reading happens on others.
 */
public final class Library {

    private static final System.Logger LOG = System.getLogger(Library.class.getName());

    /** How it stands with the contents. */
    public sealed interface State {
        /** There is no engine to read. */
        record Away() implements State {}

        /** Read for the first time. */
        record Reading() implements State {}

        /** Read. */
        record Known(Contents contents) implements State {}

        /** The engine is there, but does not tell. */
        record Failed(Throwable reason) implements State {}
    }

    private final Engines engines;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Away());
    private @Nullable LibraryReader reader;
    private @Nullable Job reading;
    private @Nullable DiskUsage counted;
    private boolean again;
    private final List<Consumer<Engine>> waiting = new ArrayList<>();

    /** Follows the engines from now on. */
    public Library(Engines engines, Tasks tasks) {
        this.engines = engines;
        this.tasks = tasks;
        engines.stateProperty().subscribe(this::follow);
        engines.revisionProperty().addListener((revision, before, now) -> refresh());
    }

    /** How it stands with the contents. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The contents as they are known now; nothing where they are not known. */
    public Contents contents() {
        return state.get() instanceof State.Known(Contents contents) ? contents : Contents.NONE;
    }

    /** The engine they lie in. */
    public Optional<Engine> engine() {
        return engines.stateProperty().get().reached();
    }

    /**
     * Does something with the engine: now, or where it is being reached at this moment, once it is there. Nothing when it
     * does not come.
     */
    public void withEngine(Consumer<Engine> action) {
        Optional<Engine> there = engine();
        if (there.isPresent()) {
            action.accept(there.get());
        } else if (isComing().get()) {
            waiting.add(action);
        }
    }

    /** Whether the engine is there, or is being reached. */
    public ObservableBooleanValue isComing() {
        return Bindings.createBooleanBinding(
                () -> engine().isPresent() || engines.stateProperty().get() instanceof EngineState.Starting,
                engines.stateProperty());
    }

    private void follow(EngineState now) {
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
        again = false;
        counted = null;
        reader = now.reached().map(LibraryReader::new).orElse(null);
        state.set(reader == null ? new State.Away() : new State.Reading());
        refresh();
        if (!(now instanceof EngineState.Starting)) {
            List<Consumer<Engine>> waited = List.copyOf(waiting);
            waiting.clear();
            now.reached().ifPresent(engine -> waited.forEach(action -> action.accept(engine)));
        }
    }

    /** Reads again. While it is read already, once more afterwards, however often this is called. */
    public void refresh() {
        LibraryReader from = reader;
        if (from == null) {
            return;
        }
        if (reading != null) {
            again = true;
            return;
        }
        reading = tasks.startQuietly(progress -> from.read(), contents -> {
            show(counted == null ? contents : contents.counted(counted));
            count(from);
        }, this::failed);
    }

    private void count(LibraryReader from) {
        reading = tasks.startQuietly(progress -> from.count(), usage -> {
            counted = usage;
            show(contents().counted(usage));
            finish();
        }, thrown -> {
            // The list is right without it.
            LOG.log(Level.WARNING, "counting what the engine takes", thrown);
            finish();
        });
    }

    private void show(Contents contents) {
        state.set(new State.Known(contents));
    }

    private void failed(Throwable thrown) {
        LOG.log(Level.WARNING, "reading the engine's images", thrown);
        state.set(new State.Failed(thrown));
        finish();
    }

    private void finish() {
        reading = null;
        if (again) {
            again = false;
            refresh();
        }
    }
}
