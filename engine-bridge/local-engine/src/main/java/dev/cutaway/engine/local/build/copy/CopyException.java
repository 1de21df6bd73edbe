package dev.cutaway.engine.local.build.copy;

import java.io.IOException;

/** What is wrong with a COPY or ADD, in Docker's words where Docker has the case. */
public final class CopyException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message for people */
    public CopyException(String message) {
        super(message);
    }
}
