package dev.cutaway.app.engines;

import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.engine.api.Engine;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The engines the window knows and the one it works with. For the UI thread; reaching them happens on others. */
public final class Engines {

    private static final System.Logger LOG = System.getLogger(Engines.class.getName());

    /** So often a bundled engine that ended is started anew before a person is asked: one that ends always is not. */
    private static final int RETURNS = 3;

    private final EngineDirectory directory;
    private final Tasks tasks;
    private final StringProperty remembered;
    private final ObservableList<EngineEntry> entries = FXCollections.observableArrayList();
    // One view for all: a view without a user is collected, and its listeners with it.
    private final ObservableList<EngineEntry> entriesView = FXCollections.unmodifiableObservableList(entries);
    private final ReadOnlyObjectWrapper<EngineState> state = new ReadOnlyObjectWrapper<>(new EngineState.None());
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper returned = new ReadOnlyLongWrapper();
    private int returnsLeft;
    private @Nullable Job connecting;
    private @Nullable EventFollower follower;

    /** Knows none until {@link #look}. */
    public Engines(EngineDirectory directory, Tasks tasks, AppSettings settings) {
        this.directory = directory;
        this.tasks = tasks;
        this.remembered = settings.text("engine", "");
    }

    /** What can be chosen. */
    public ObservableList<EngineEntry> entries() {
        return entriesView;
    }

    /** How it stands with the chosen one. */
    public ReadOnlyObjectProperty<EngineState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Rises whenever something happened in the chosen engine, whoever did it. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** How often the bundled engine had ended by itself, and was started again without a person. */
    public ReadOnlyLongProperty returnedProperty() {
        return returned.getReadOnlyProperty();
    }

    /** Looks which engines there are; the first time it also chooses the remembered one, or the first. */
    public void look() {
        tasks.startQuietly(progress -> directory.find(), this::found,
                thrown -> LOG.log(Level.WARNING, "looking for engines", thrown));
    }

    private void found(List<EngineEntry> now) {
        // A menu that shows them is not made anew for nothing.
        if (!now.stream().map(EngineEntry::looks).toList().equals(entries.stream().map(EngineEntry::looks).toList())) {
            entries.setAll(now);
        }
        if (state.get() instanceof EngineState.None && !now.isEmpty()) {
            connect(now.stream().filter(entry -> entry.id().equals(remembered.get())).findFirst()
                    .orElse(now.getFirst()));
        }
    }

    /** Lets go of the engine and works with this one; the choice is remembered. */
    public void choose(EngineEntry entry) {
        remembered.set(entry.id());
        connect(entry);
    }

    /** Reaches for the chosen engine again. */
    public void retry() {
        state.get().chosen().ifPresent(this::connect);
    }

    private void connect(EngineEntry entry) {
        returnsLeft = RETURNS;
        connect(entry, () -> {
        });
    }

    private void connect(EngineEntry entry, Runnable connected) {
        close();
        state.set(new EngineState.Starting(entry));
        connecting = tasks.startQuietly(progress -> entry.connector().connect(), engine -> {
            there(entry, engine);
            connected.run();
        }, thrown -> {
            LOG.log(Level.WARNING, "reaching " + entry.id(), thrown);
            state.set(new EngineState.Gone(entry, thrown));
        });
    }

    private void there(EngineEntry entry, Engine engine) {
        state.set(new EngineState.There(entry, engine));
        var events = new EventFollower(engine, tasks::later, () -> revision.set(revision.get() + 1),
                reason -> gone(entry, engine, reason));
        follower = events;
        events.start();
    }

    private void gone(EngineEntry entry, Engine engine, Throwable reason) {
        if (state.get() instanceof EngineState.There there && there.engine() == engine) {
            LOG.log(Level.WARNING, "the engine went away: " + entry.id(), reason);
            if (entry.kind() == EngineEntry.Kind.BUNDLED && returnsLeft > 0) {
                returnsLeft--;
                connect(entry, () -> returned.set(returned.get() + 1));
            } else {
                close();
                state.set(new EngineState.Gone(entry, reason));
            }
        }
    }

    /** Lets go of the engine. */
    public void close() {
        if (connecting != null) {
            connecting.cancel();
            connecting = null;
        }
        if (follower != null) {
            follower.close();
            follower = null;
        }
        state.get().reached().ifPresent(engine -> Thread.ofVirtual().name("engine-close").start(engine::close));
        state.set(new EngineState.None());
    }
}
