package dev.cutaway.engine.local.transfer.archive;

import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/** Copies a stream while a thread of its own reads (hashes, decompresses) the bytes that come next. */
final class ReadAhead {

    private static final int PIECES = 4;
    private static final int PIECE_BYTES = 1 << 20;

    /** A part of the stream; {@code length} −1 ends it, with the failure if there was one. */
    private static final class Piece {
        final byte[] bytes = new byte[PIECE_BYTES];
        int length;
        @Nullable
        Throwable failure;
    }

    private final InputStream in;
    private final BlockingQueue<Piece> free = new ArrayBlockingQueue<>(PIECES);
    private final BlockingQueue<Piece> full = new ArrayBlockingQueue<>(PIECES);

    private ReadAhead(InputStream in) {
        this.in = in;
        for (int i = 0; i < PIECES; i++) {
            free.add(new Piece());
        }
    }

    /**
     * Copies all of {@code in}.
     *
     * @param progress told of the bytes written
     * @return how many they were
     * @throws CancellationException when the thread is interrupted
     */
    static long copy(InputStream in, OutputStream out, Progress progress) throws IOException {
        var ahead = new ReadAhead(in);
        Thread reader = Thread.ofPlatform().daemon().name("read ahead").start(ahead::read);
        try {
            return ahead.write(out, progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } finally {
            reader.interrupt();
            joined(reader);
        }
    }

    private void read() {
        try {
            Piece piece;
            do {
                piece = free.take();
                try {
                    int n = in.readNBytes(piece.bytes, 0, PIECE_BYTES);
                    piece.length = n == 0 ? -1 : n;
                } catch (IOException | RuntimeException | Error e) {
                    piece.length = -1;
                    piece.failure = e;
                }
                full.put(piece);
            } while (piece.length >= 0);
        } catch (InterruptedException _) {
            // The writer is done with it.
        }
    }

    private long write(OutputStream out, Progress progress) throws IOException, InterruptedException {
        long written = 0;
        Piece piece = full.take();
        for (; piece.length >= 0; piece = full.take()) {
            out.write(piece.bytes, 0, piece.length);
            written += piece.length;
            progress.advance(piece.length);
            free.put(piece);
        }
        switch (piece.failure) {
            case null -> {
            }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(piece.failure);
        }
        return written;
    }

    /** Waits for a thread that was told to end. */
    private static void joined(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
