package dev.cutaway.app.dockerfile.context;

import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.dockerfile.check.ContextFiles;
import dev.cutaway.dockerfile.ignore.IgnoreFile;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a build would be sent, as far as it is known. For the UI thread; folders are read on others. */
public final class ContextModel {

    private static final System.Logger LOG = System.getLogger(ContextModel.class.getName());

    /** How it stands with the context. */
    public sealed interface State {
        /** It is read for the first time. */
        record Reading() implements State {}

        /** As it was when it was read last. */
        record Known(ContextReport report) implements State {}

        /** It cannot be read. */
        record Failed(Throwable reason) implements State {}
    }

    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Reading());
    private Path folder;
    private Path dockerfile;
    private @Nullable Job reading;
    private boolean again;
    private volatile @Nullable IgnoreFile ignore;
    private volatile @Nullable ContextFiles paths;

    /** @param folder that is sent */
    public ContextModel(Tasks tasks, Path folder, Path dockerfile) {
        this.tasks = tasks;
        this.folder = folder;
        this.dockerfile = dockerfile;
    }

    /** How it stands with the context. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The folder that is sent. */
    public Path folder() {
        return folder;
    }

    /** What keeps files out; null while that is not known. On any thread. */
    public @Nullable IgnoreFile ignore() {
        return ignore;
    }

    /** What a Dockerfile may name; null while that is not known. On any thread. */
    public @Nullable ContextFiles paths() {
        return paths;
    }

    /** The files that are sent, for completion; none while they are not known. */
    public List<String> files() {
        return state.get() instanceof State.Known(ContextReport report) ? report.files() : List.of();
    }

    /** Takes another folder. */
    public void moved(Path to, Path file) {
        if (!to.equals(folder) || !file.equals(dockerfile)) {
            folder = to;
            dockerfile = file;
            paths = null;
            close();
            refresh();
        }
    }

    /** Reads it again; while it is read already, once more after that, for it may have changed where that has been. */
    public void refresh() {
        if (reading != null) {
            again = true;
            return;
        }
        Path from = folder;
        Path file = dockerfile;
        Job job = tasks.startQuietly(progress -> ContextScan.scan(from, file, progress), report -> {
            reading = null;
            paths = report.paths();
            ignore = report.ignoreText() == null ? null : report.ignore();
            state.set(new State.Known(report));
            afterwards();
        }, thrown -> {
            reading = null;
            LOG.log(Level.WARNING, "reading the context " + from, thrown);
            state.set(new State.Failed(thrown));
            afterwards();
        });
        if (job.stateProperty().get() == Job.State.RUNNING) {
            reading = job;
        }
    }

    private void afterwards() {
        if (again) {
            again = false;
            refresh();
        }
    }

    /** Stops reading. */
    public void close() {
        again = false;
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
    }
}
