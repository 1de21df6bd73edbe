package dev.cutaway.engine.api;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * What an engine refuses or fails at. The message is worded as Docker words it where Docker has the case, since scripts
 * look at it.
 */
public final class EngineException extends IOException {

    private static final long serialVersionUID = 1;

    /** Why. Closed, so that the one place that makes HTTP statuses of it, and every view, words each case. */
    public enum Reason {
        /** There is no such image, container or path. */
        NOT_FOUND,
        /** The thing is in use, or has more names than the one given. */
        CONFLICT,
        /** The request makes no sense: a malformed name, an unknown filter. */
        INVALID,
        /** This engine, or this machine, cannot do it. */
        UNSUPPORTED,
        /** An archive that came in is damaged or hostile; nothing of it was kept. */
        BAD_ARCHIVE,
        /** The disk is full. */
        NO_SPACE,
        /** The store lacks bytes it should have, or they changed. */
        DAMAGED,
        /** Nobody answers on the engine's socket, or the connection broke. */
        UNREACHABLE,
        /** Everything else that went wrong inside the engine. */
        FAILED
    }

    private final Reason reason;

    /** A refusal or failure. */
    public EngineException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** @param cause null for none */
    public EngineException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The same, as text; never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
