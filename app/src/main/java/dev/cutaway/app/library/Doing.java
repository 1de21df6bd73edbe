package dev.cutaway.app.library;

import dev.cutaway.app.shell.FailureSheet;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Work;
import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/** Work that changes what an engine keeps: told of in the status bar, and the list is read again at its end. */
final class Doing {

    private final Workbench bench;
    private final Library library;

    Doing(Workbench bench, Library library) {
        this.bench = bench;
        this.library = library;
    }

    /** Starts it; a failure comes as a sheet. */
    <T> Job run(ObservableValue<String> title, String subject, Work<T> work, Consumer<? super T> done) {
        return run(title, work, done, thrown -> failed(title, subject, thrown, null));
    }

    /** Starts it; who calls words the failure. */
    <T> Job run(ObservableValue<String> title, Work<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
        return bench.tasks().start(title, work, result -> {
            library.refresh();
            done.accept(result);
        }, thrown -> {
            library.refresh();
            failed.accept(thrown);
        });
    }

    /**
     * Says what went wrong, on a sheet.
     *
     * @param again does it once more; null where that makes no sense
     */
    void failed(ObservableValue<String> what, String subject, Throwable thrown, @Nullable Runnable again) {
        FailureSheet.show(bench, bench.texts().of("library.failed", what), subject, thrown, again);
    }
}
