package dev.cutaway.app.dockerfile;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.FailureView;
import dev.cutaway.app.task.Failures;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;

/** Says on a sheet that a Dockerfile could not be opened or saved. */
final class FailedSheet {

    private FailedSheet() {}

    static void show(Workbench bench, ObservableValue<String> what, String subject, Throwable thrown) {
        var close = new Button(bench.texts().text("dockerfile.close"));
        close.setOnAction(action -> bench.sheets().close());
        var sheet = new SheetFrame("");
        sheet.getStyleClass().add("failure-sheet");
        sheet.body().add(new FailureView(new Failures(bench.texts()).of(what, subject, thrown), bench.texts(),
                bench.desktop()::copy, List.of(close)));
        bench.sheets().show(sheet);
    }
}
