package dev.cutaway.engine.local.transfer.archive;

import dev.cutaway.engine.api.image.FileSink;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Hands the file of a blob to the system to copy, while a thread of its own checks the digest of the same bytes. */
final class CheckedFile {

    /** Between two pieces a person can cancel. */
    private static final long PIECE_BYTES = 4 << 20;

    private CheckedFile() {}

    /**
     * Writes the blob.
     *
     * @param progress told of the bytes written
     * @throws dev.cutaway.engine.api.EngineException {@code DAMAGED} when its bytes are not what its name says; much of
     *         it may be written by then
     * @throws CancellationException when the thread is interrupted
     */
    static void copy(BlobStore blobs, Digest blob, FileSink out, Progress progress) throws IOException {
        try (ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("check").factory());
                FileChannel file = blobs.openChannel(blob)) {
            Future<?> check = thread.submit(() -> {
                blobs.check(blob, Progress.NONE);
                return null;
            });
            try {
                send(file, out, progress);
                result(check);
            } finally {
                check.cancel(true);
            }
        }
    }

    private static void send(FileChannel file, FileSink out, Progress progress) throws IOException {
        long size = file.size();
        for (long at = 0; at < size; at += PIECE_BYTES) {
            long piece = Math.min(PIECE_BYTES, size - at);
            out.write(file, at, piece);
            progress.advance(piece);
        }
    }

    private static void result(Future<?> check) throws IOException {
        try {
            check.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
