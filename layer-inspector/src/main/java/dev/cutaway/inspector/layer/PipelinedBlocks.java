package dev.cutaway.inspector.layer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * A stream's pieces, where reading (which decompresses), hashing and the caller's own work go on at the same time: so
 * that one large layer is not bound to one core. Pieces go round: reader → hasher → caller → reader.
 */
final class PipelinedBlocks implements BlockSource, AutoCloseable {

    private static final int PIECES = 8;

    /** What travels between the threads; a piece of length −1 ends the stream, with the failure if there was one. */
    private static final class Carrier {
        final byte[] bytes = new byte[StreamBlocks.PIECE];
        int length;
        @Nullable
        Throwable failure;
    }

    private final InputStream in;
    private final MessageDigest hash;
    private final BlockingQueue<Carrier> free = new ArrayBlockingQueue<>(PIECES);
    private final BlockingQueue<Carrier> read = new ArrayBlockingQueue<>(PIECES);
    private final BlockingQueue<Carrier> hashed = new ArrayBlockingQueue<>(PIECES);
    private final Thread reader;
    private final Thread hasher;
    private @Nullable Carrier held;
    private boolean ended;
    private long total;

    /** Starts at once; {@code hash} belongs to this until {@link #next} has given null. */
    PipelinedBlocks(InputStream in, MessageDigest hash, String name) {
        this.in = in;
        this.hash = hash;
        for (int i = 0; i < PIECES; i++) {
            free.add(new Carrier());
        }
        reader = Thread.ofPlatform().daemon().name("read " + name).start(this::read);
        hasher = Thread.ofPlatform().daemon().name("hash " + name).start(this::hash);
    }

    private void read() {
        try {
            boolean more;
            do {
                Carrier carrier = free.take();
                try {
                    int length = in.readNBytes(carrier.bytes, 0, carrier.bytes.length);
                    carrier.length = length == 0 ? -1 : length;
                } catch (IOException | RuntimeException | Error e) {
                    carrier.failure = e;
                    carrier.length = -1;
                }
                more = carrier.length > 0;
                read.put(carrier);
            } while (more);
        } catch (InterruptedException _) {
            // close() ends this thread so; nobody waits for it.
        }
    }

    private void hash() {
        try {
            boolean more;
            do {
                Carrier carrier = read.take();
                more = carrier.length > 0;
                if (more) {
                    hash.update(carrier.bytes, 0, carrier.length);
                }
                // From here on the carrier belongs to others: it may have gone round before the next line.
                hashed.put(carrier);
            } while (more);
        } catch (InterruptedException _) {
            // As above.
        }
    }

    @Override
    public @Nullable Piece next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            if (held != null) {
                free.put(held);
            }
            held = hashed.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var cancelled = new CancellationException("interrupted");
            cancelled.initCause(e);
            throw cancelled;
        }
        if (held.length < 0) {
            ended = true;
            rethrow(held.failure);
            return null;
        }
        total += held.length;
        return new Piece(held.bytes, held.length);
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        switch (failure) {
            case null -> {
            }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    /** Bytes handed out so far. */
    long total() {
        return total;
    }

    /** Ends both threads; the stream below must be closed by its owner, after this. */
    @Override
    public void close() {
        reader.interrupt();
        hasher.interrupt();
        boolean interrupted = false;
        while (reader.isAlive() || hasher.isAlive()) {
            try {
                reader.join();
                hasher.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
