package dev.cutaway.docker.wire.socket;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads a channel directly, and, while it is watched, ahead on a thread of its own: only a pending read learns at once
 * that the other end has left.
 */
final class ReadAheadStream extends InputStream {

    private static final int AHEAD_BYTES = 64 << 10;

    private final SocketChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private byte[] ahead = new byte[0];
    private int from;
    private int to;
    private boolean reading;
    private boolean ended;
    private @Nullable Pending watch;

    ReadAheadStream(SocketChannel channel) {
        this.channel = channel;
    }

    private final class Pending implements ChannelSocket.Watch {
        private final Runnable gone;

        Pending(Runnable gone) {
            this.gone = gone;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (watch == this) {
                    watch = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    ChannelSocket.Watch watch(Runnable gone) {
        lock.lock();
        try {
            var started = new Pending(gone);
            watch = started;
            if (ended) {
                tell();
            } else if (!reading) {
                reading = true;
                Thread.ofVirtual().name("read ahead").start(this::readAhead);
            }
            return started;
        } finally {
            lock.unlock();
        }
    }

    /** Called with the lock held, so that a closed watch is never told. */
    private void tell() {
        if (watch != null) {
            watch.gone.run();
            watch = null;
        }
    }

    private void readAhead() {
        boolean more = true;
        while (more) {
            var part = ByteBuffer.allocate(AHEAD_BYTES / 8);
            int count = readQuietly(part);
            lock.lock();
            try {
                if (count < 0) {
                    ended = true;
                    tell();
                } else {
                    keep(part.array(), count);
                }
                more = count >= 0 && watch != null && to - from < AHEAD_BYTES - part.capacity();
                reading = more;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** A connection that broke has ended, too. */
    private int readQuietly(ByteBuffer part) {
        try {
            return channel.read(part);
        } catch (IOException _) {
            return -1;
        }
    }

    private void keep(byte[] bytes, int count) {
        var joined = new byte[to - from + count];
        if (to > from) {
            System.arraycopy(ahead, from, joined, 0, to - from);
        }
        System.arraycopy(bytes, 0, joined, to - from, count);
        ahead = joined;
        from = 0;
        to = joined.length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (reading && from == to) {
                changed.await();
            }
            if (from < to) {
                int count = Math.min(length, to - from);
                System.arraycopy(ahead, from, into, offset, count);
                from += count;
                return count;
            }
            if (ended) {
                return -1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            channel.close();
            var closed = new InterruptedIOException("interrupted");
            closed.initCause(e);
            throw closed;
        } finally {
            lock.unlock();
        }
        return channel.read(ByteBuffer.wrap(into, offset, length));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
