package dev.cutaway.app.dockerfile;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file that is there but can be no Dockerfile. */
public final class NoDockerfileException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** It holds bytes that no text has. */
        NOT_TEXT,
        /** It is larger than any Dockerfile. */
        TOO_LARGE,
        /** It is a device, a pipe or the like, which may never end. */
        NOT_REGULAR
    }

    private final Reason why;

    NoDockerfileException(Path file, Reason why) {
        super(file.toString(), null, why.toString());
        this.why = why;
    }

    /** What is wrong with it. */
    public Reason why() {
        return why;
    }
}
