package dev.cutaway.engine.local.fetch;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a server sends: it may neither fall silent nor go on without end. For one thread. */
final class Incoming extends InputStream {

    private final InputStream in;
    private final String shown;
    private final Bounds bounds;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Long waitingSince;
    private volatile boolean silent;
    private long came;

    private Incoming(InputStream in, String shown, Bounds bounds) {
        this.in = in;
        this.shown = shown;
        this.bounds = bounds;
    }

    /**
     * How much is borne.
     *
     * @param silence longest time in which nothing comes
     * @param bytes most of them
     */
    record Bounds(Duration silence, long bytes) {}

    /**
     * Watches over it until it is closed.
     *
     * @param shown its address, for people
     * @param hangUp ends the connection, and with it a read that waits
     */
    static Incoming of(InputStream in, String shown, Bounds bounds, Runnable hangUp) {
        var incoming = new Incoming(in, shown, bounds);
        Thread.ofVirtual().name("silence").start(() -> incoming.watch(hangUp));
        return incoming;
    }

    private void watch(Runnable hangUp) {
        try {
            while (!closed.await(bounds.silence.toMillis() / 4 + 1, TimeUnit.MILLISECONDS)) {
                Long since = waitingSince;
                if (since != null && System.nanoTime() - since > bounds.silence.toNanos()) {
                    silent = true;
                    hangUp.run();
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        waitingSince = System.nanoTime();
        int count;
        try {
            count = in.read(into, from, length);
        } catch (IOException e) {
            throw silent
                    ? new EngineException(Reason.FAILED, "failed to GET " + shown + ": nothing came for "
                            + bounds.silence.toSeconds() + " seconds", e)
                    : e;
        } finally {
            waitingSince = null;
        }
        came += Math.max(0, count);
        if (came > bounds.bytes) {
            throw new EngineException(Reason.INVALID, "failed to GET " + shown + ": it is larger than the "
                    + bounds.bytes + " bytes that are fetched at most");
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        in.close();
    }
}
