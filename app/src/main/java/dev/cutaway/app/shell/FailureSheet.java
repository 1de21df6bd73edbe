package dev.cutaway.app.shell;

import dev.cutaway.app.task.FailureView;
import dev.cutaway.app.task.Failures;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.StackPane;

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
        var frame = new StackPane(view);
        frame.getStyleClass().addAll("sheet", "sheet-frame", "failure-sheet");
        bench.sheets().show(frame);
    }
}
