package dev.cutaway.app.dockerfile;

import dev.cutaway.app.shell.FailureSheet;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.Failure;
import dev.cutaway.app.task.Failures;
import dev.cutaway.app.text.Texts;

import javafx.beans.value.ObservableValue;

/** Says on a sheet that a Dockerfile could not be opened or saved. */
final class FailedSheet {

    private FailedSheet() {}

    static void show(Workbench bench, ObservableValue<String> what, String subject, Throwable thrown) {
        if (thrown instanceof NoDockerfileException none) {
            FailureSheet.show(bench,
                    worded(bench.texts(), new Failures(bench.texts()).of(what, subject, thrown), none));
        } else {
            FailureSheet.show(bench, what, subject, thrown);
        }
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
