package dev.cutaway.engine.local.fetch;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Work that an interruption ends, though it waits for a network: on a virtual thread, where an interruption closes the
 * socket that is waited for.
 */
final class Stoppable {

    private Stoppable() {}

    /** Work that talks to someone. */
    interface Work<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /**
     * Does it.
     *
     * @param stop what else ends it; called when the caller is interrupted
     * @throws CancellationException when the caller was interrupted; by then the work has ended
     */
    static <T> T run(Work<T> work, Runnable stop) throws IOException {
        var result = new CompletableFuture<T>();
        Thread thread = Thread.ofVirtual().name("fetch").start(() -> {
            try {
                result.complete(work.run());
            } catch (IOException | RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            stop.run();
            result.handle((_, _) -> true).join();
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case RuntimeException wrong -> throw wrong;
                case Error error -> throw error;
                case null, default -> throw new IOException(e);
            }
        }
    }
}
