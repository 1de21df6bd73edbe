package dev.cutaway.app.build.follow;

import dev.cutaway.app.task.Tasks;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.Retention;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How much of the history the engine keeps, as it says. For the UI thread. */
public final class HistoryLimit {

    private static final System.Logger LOG = System.getLogger(HistoryLimit.class.getName());

    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable Retention> value = new ReadOnlyObjectWrapper<>();
    private @Nullable BuildHistory history;

    HistoryLimit(Tasks tasks) {
        this.tasks = tasks;
    }

    /** What stays; null while it is not known, or where the engine does not tell. */
    public ReadOnlyObjectProperty<@Nullable Retention> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /** Asks an engine; null for none. */
    void read(@Nullable BuildHistory from) {
        history = from;
        if (from == null) {
            value.set(null);
            return;
        }
        tasks.startQuietly(progress -> from.retention(), told -> {
            if (from == history) {
                value.set(told);
            }
        }, thrown -> {
            // The list is right without it.
            LOG.log(Level.WARNING, "asking how much of the history stays", thrown);
            if (from == history) {
                value.set(null);
            }
        });
    }

    /**
     * Sets it. What is too much goes at once.
     *
     * @param done run when it is so
     * @param failed told why it is not
     */
    public void set(Retention next, Runnable done, Consumer<Throwable> failed) {
        BuildHistory at = history;
        if (at == null) {
            failed.accept(new EngineException(EngineException.Reason.UNREACHABLE, "there is no engine that builds"));
            return;
        }
        tasks.startQuietly(progress -> {
            at.retain(next);
            return true;
        }, set -> {
            // Another engine may have been chosen since.
            if (at == history) {
                value.set(next);
            }
            done.run();
        }, failed);
    }
}
