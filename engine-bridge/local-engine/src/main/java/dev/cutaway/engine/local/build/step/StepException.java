package dev.cutaway.engine.local.build.step;

import dev.cutaway.engine.api.EngineException.Reason;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** A step that failed. */
public final class StepException extends IOException {

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient @Nullable Integer exitCode;

    /**
     * @param message for people; Docker's words where Docker has the case
     * @param exitCode of the command; null where none ran
     */
    public StepException(Reason reason, String message, @Nullable Integer exitCode, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.exitCode = exitCode;
    }

    /** What kind of failure it is. */
    public Reason reason() {
        return reason;
    }

    /** Of the command; null where none ran. */
    public @Nullable Integer exitCode() {
        return exitCode;
    }
}
