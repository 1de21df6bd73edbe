package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/** What goes wrong with bytes on their way in or out, in the engine's words. */
public final class Failures {

    /** Stops work on the thread that is interrupted. */
    public static final Progress STOPPED_BY_INTERRUPT = bytes -> {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    };

    /** Work that may fail in many ways. */
    public interface Work<T> {
        /** Does it. */
        T run() throws IOException;
    }

    private Failures() {}

    /**
     * Does work.
     *
     * @param what is read or written, for failures of the stream itself
     * @throws CancellationException when the thread was interrupted
     */
    public static <T> T translated(String what, Work<T> work) throws EngineException {
        try {
            return work.run();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw translate(what, io.getCause() == null ? new IOException(io) : io.getCause());
            }
            throw e;
        } catch (UncheckedIOException e) {
            throw translate(what, e.getCause() == null ? new IOException(e) : e.getCause());
        } catch (IOException e) {
            throw translate(what, e);
        }
    }

    private static EngineException translate(String what, IOException e) {
        if (Thread.currentThread().isInterrupted()) {
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
        return switch (e) {
            case EngineException own -> own;
            case ImageReadException bad when bad.problem() instanceof Problem.Unreadable ->
                new EngineException(Reason.FAILED, oneLine(bad.getMessage()), bad);
            case ImageReadException bad -> new EngineException(Reason.BAD_ARCHIVE, oneLine(bad.getMessage()), bad);
            default -> new EngineException(Reason.FAILED, "the " + what + " broke off: " + oneLine(e.getMessage()), e);
        };
    }

    /** Names from outside may hold line breaks and worse. */
    static String oneLine(@org.jspecify.annotations.Nullable String text) {
        return String.valueOf(text).replaceAll("\\p{Cntrl}", "\u2423");
    }
}
