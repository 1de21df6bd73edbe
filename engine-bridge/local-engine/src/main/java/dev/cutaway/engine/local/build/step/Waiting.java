package dev.cutaway.engine.local.build.step;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for what another thread works on. */
final class Waiting {

    private Waiting() {}

    /** The result; its failure is thrown here, too. */
    static <T> T of(CompletableFuture<T> result) throws IOException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            // Who failed has told so; this one only stops.
            throw (CancellationException) new CancellationException("another stage failed").initCause(e);
        }
    }
}
