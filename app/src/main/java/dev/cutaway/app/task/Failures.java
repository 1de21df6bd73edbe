package dev.cutaway.app.task;

import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Problem;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import javafx.beans.value.ObservableValue;

/** Words what was thrown. */
public final class Failures {

    private final Texts texts;

    /** Words it in the language of these texts. */
    public Failures(Texts texts) {
        this.texts = texts;
    }

    /**
     * Words a failure.
     *
     * @param what what was tried
     * @param subject on what it was tried
     * @param thrown what came of it
     */
    public Failure of(ObservableValue<String> what, String subject, Throwable thrown) {
        return switch (thrown) {
            case ImageReadException e when e.problem() instanceof Problem.Unreadable
                    && e.getCause() instanceof FileSystemException refused ->
                new Failure(what, subject, why(refused), texts.of("task.advice.file"), details(thrown));
            case ImageReadException e -> new Failure(what, subject, why(e.problem()), texts.of(advice(e.problem())),
                    details(thrown));
            case EngineException e when e.reason() == EngineException.Reason.UNREACHABLE ->
                new Failure(what, subject, texts.of("task.why.unreachable", e.text()),
                        texts.of(advice(e.reason())), details(thrown));
            case EngineException e -> new Failure(what, subject, texts.of("task.why.engine", e.text()),
                    texts.of(advice(e.reason())), details(thrown));
            case OutOfMemoryError e -> new Failure(what, subject, texts.of("task.why.memory"),
                    texts.of("task.advice.memory"), details(thrown));
            case FileSystemException e -> new Failure(what, subject, why(e), texts.of("task.advice.file"),
                    details(thrown));
            default -> new Failure(what, subject, texts.of("task.why.unexpected", summary(thrown)),
                    texts.of("task.advice.unexpected"), details(thrown));
        };
    }

    private ObservableValue<String> why(Problem problem) {
        return switch (problem) {
            case Problem.NotAnImage p -> texts.of("task.why.not-an-image", p.detail());
            case Problem.Truncated p -> texts.of("task.why.truncated", p.place());
            case Problem.Malformed p -> texts.of("task.why.malformed", p.place(), p.detail());
            case Problem.WrongDigest p -> texts.of("task.why.wrong-digest", p.place());
            case Problem.WrongSize p -> texts.of("task.why.wrong-size", p.place(), p.expected(), p.actual());
            case Problem.Missing p -> texts.of("task.why.missing", p.place(), p.what());
            case Problem.Hostile p -> texts.of("task.why.hostile", p.place(), p.detail());
            case Problem.OverLimit p -> texts.of("task.why.over-limit", p.place(), p.what(), p.limit());
            case Problem.Unsupported p -> texts.of("task.why.unsupported", p.place(), p.detail());
            case Problem.Changed p -> texts.of("task.why.changed", p.place());
            case Problem.Unreadable p -> texts.of("task.why.unreadable", p.place(), p.detail());
        };
    }

    private static String advice(Problem problem) {
        return switch (problem) {
            case Problem.NotAnImage p -> "task.advice.not-an-image";
            case Problem.Truncated p -> "task.advice.copy-again";
            case Problem.Malformed p -> "task.advice.copy-again";
            case Problem.WrongDigest p -> "task.advice.copy-again";
            case Problem.WrongSize p -> "task.advice.copy-again";
            case Problem.Missing p -> "task.advice.missing";
            case Problem.Hostile p -> "task.advice.hostile";
            case Problem.OverLimit p -> "task.advice.hostile";
            case Problem.Unsupported p -> "task.advice.unsupported";
            case Problem.Changed p -> "task.advice.changed";
            case Problem.Unreadable p -> "task.advice.file";
        };
    }

    private static String advice(EngineException.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> "task.advice.engine.not-found";
            case CONFLICT -> "task.advice.engine.conflict";
            case INVALID -> "task.advice.engine.invalid";
            case UNSUPPORTED -> "task.advice.engine.unsupported";
            case BAD_ARCHIVE -> "task.advice.engine.bad-archive";
            case NO_SPACE -> "task.advice.engine.no-space";
            case DAMAGED -> "task.advice.engine.damaged";
            case UNREACHABLE -> "task.advice.engine.unreachable";
            case FAILED -> "task.advice.engine.failed";
        };
    }

    private ObservableValue<String> why(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException missing -> texts.of("task.why.no-such-file");
            case AccessDeniedException denied -> texts.of("task.why.denied");
            case FileAlreadyExistsException there -> texts.of("task.why.exists");
            default -> texts.of("task.why.system", Objects.requireNonNullElse(e.getReason(), summary(e)));
        };
    }

    private static String summary(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }

    private static String details(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().strip();
    }
}
