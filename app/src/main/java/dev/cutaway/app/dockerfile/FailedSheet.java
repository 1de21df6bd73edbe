package dev.cutaway.app.dockerfile;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.Failure;
import dev.cutaway.app.task.FailureView;
import dev.cutaway.app.task.Failures;
import dev.cutaway.app.text.Texts;

import java.util.List;
import javafx.beans.value.ObservableValue;

/** Says on a sheet that a Dockerfile could not be opened or saved. */
final class FailedSheet {

    private FailedSheet() {}

    static void show(Workbench bench, ObservableValue<String> what, String subject, Throwable thrown) {
        var sheet = new SheetFrame("");
        sheet.getStyleClass().add("failure-sheet");
        Failure failure = new Failures(bench.texts()).of(what, subject, thrown);
        sheet.body().add(new FailureView(thrown instanceof NoDockerfileException none
                ? worded(bench.texts(), failure, none)
                : failure, bench.texts(), bench.desktop()::copy, List.of()));
        sheet.button(bench.texts().text("dockerfile.close"), bench.sheets()::close, "primary");
        bench.sheets().show(sheet);
    }

    private static Failure worded(Texts texts, Failure failure, NoDockerfileException none) {
        ObservableValue<String> why = switch (none.why()) {
            case NOT_TEXT -> texts.of("dockerfile.none.not-text");
            case TOO_LARGE -> texts.of("dockerfile.none.too-large");
            case NOT_REGULAR -> texts.of("dockerfile.none.not-regular");
        };
        return new Failure(failure.what(), failure.subject(), why, texts.of("dockerfile.none.advice"),
                failure.details());
    }
}
