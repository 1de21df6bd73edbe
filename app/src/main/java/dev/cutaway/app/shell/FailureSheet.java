package dev.cutaway.app.shell;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.task.FailureView;
import dev.cutaway.app.task.Failures;

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
        var view = new FailureView(new Failures(bench.texts()).of(what, subject, thrown), bench.texts(),
                bench.desktop()::copy, List.of());
        var sheet = new SheetFrame("");
        sheet.getStyleClass().add("failure-sheet");
        sheet.body().add(view);
        sheet.button(bench.texts().text("shell.sheet.close"), bench.sheets()::close, "primary");
        bench.sheets().show(sheet);
    }
}
