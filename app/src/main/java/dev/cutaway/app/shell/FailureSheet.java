package dev.cutaway.app.shell;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.task.Failure;
import dev.cutaway.app.task.FailureView;
import dev.cutaway.app.task.Failures;
import org.jspecify.annotations.Nullable;

import java.util.List;
import javafx.beans.value.ObservableValue;

/** What went wrong, on a sheet. */
public final class FailureSheet {

    private FailureSheet() {}

    /**
     * Shows it.
     *
     * @param what what was tried
     * @param subject on what; may be empty
     * @param thrown what came of it
     */
    public static void show(Workbench bench, ObservableValue<String> what, String subject, Throwable thrown) {
        show(bench, what, subject, thrown, null);
    }

    /**
     * Shows it, and may offer to try once more.
     *
     * @param what what was tried
     * @param subject on what; may be empty
     * @param thrown what came of it
     * @param again does it once more; null where that makes no sense
     */
    public static void show(Workbench bench, ObservableValue<String> what, String subject, Throwable thrown,
            @Nullable Runnable again) {
        show(bench, new Failures(bench.texts()).of(what, subject, thrown), again);
    }

    /** Shows a failure in words of its own. */
    public static void show(Workbench bench, Failure failure) {
        show(bench, failure, null);
    }

    private static void show(Workbench bench, Failure failure, @Nullable Runnable again) {
        var sheet = new SheetFrame("");
        sheet.getStyleClass().add("failure-sheet");
        sheet.body().add(new FailureView(failure, bench.texts(), bench.desktop()::copy, List.of()));
        if (again != null) {
            sheet.button(bench.texts().text("shell.sheet.again"), () -> {
                bench.sheets().close();
                again.run();
            });
        }
        sheet.button(bench.texts().text("shell.sheet.close"), bench.sheets()::close, "primary");
        bench.sheets().show(sheet);
    }
}
