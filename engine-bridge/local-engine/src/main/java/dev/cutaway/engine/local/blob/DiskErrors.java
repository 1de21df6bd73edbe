package dev.cutaway.engine.local.blob;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** What the operating system refused, in words that name the file and the way out. */
public final class DiskErrors {

    /** A file system this full refuses whatever is worth writing. */
    private static final long NOTHING_LEFT = 64 << 10;

    private DiskErrors() {}

    /**
     * The engine's error for one of the operating system's.
     *
     * @param action what was tried, as in "cannot <i>write</i>"
     * @param path what it was tried on
     * @throws CancellationException when the thread was interrupted
     */
    public static EngineException translate(IOException error, String action, Path path) {
        return switch (error) {
            case EngineException own -> own;
            case ClosedByInterruptException stopped -> throw cancelled(stopped);
            case IOException full when isFull(full, path) -> noSpace(path, full);
            case AccessDeniedException denied -> failed(action, path, "permission denied", denied);
            case NoSuchFileException missing -> failed(action, path, "it is not there", missing);
            case FileSystemException other when other.getReason() != null -> failed(action, path, other.getReason(),
                    other);
            default -> failed(action, path, String.valueOf(error.getMessage()), error);
        };
    }

    /** Files close when their thread is interrupted, which is how a call that is not wanted any more ends. */
    private static CancellationException cancelled(IOException cause) {
        return (CancellationException) new CancellationException("interrupted").initCause(cause);
    }

    /** The disk that holds this path is full. */
    public static EngineException noSpace(Path path, Throwable cause) {
        return new EngineException(Reason.NO_SPACE,
                "no space left on the disk of " + path + ": free some, or empty the trash", cause);
    }

    private static EngineException failed(String action, Path path, String why, IOException cause) {
        return new EngineException(Reason.FAILED, "cannot " + action + " " + path + ": " + why, cause);
    }

    /** The system's words may be in the user's language, so the disk is asked, too. */
    private static boolean isFull(IOException error, Path path) {
        String words = String.valueOf(error.getMessage());
        if (words.contains("No space left") || words.contains("quota exceeded")) {
            return true;
        }
        if (error instanceof AccessDeniedException || error instanceof NoSuchFileException) {
            return false;
        }
        try {
            Path there = path;
            while (!Files.exists(there) && there.getParent() != null) {
                there = there.getParent();
            }
            var disk = Files.getFileStore(there);
            return !disk.isReadOnly() && disk.getUsableSpace() < NOTHING_LEFT;
        } catch (IOException unknown) {
            error.addSuppressed(unknown);
            return false;
        }
    }
}
