package dev.cutaway.docker.server;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An answer of lines that come when they like, many at once or one after a long time: sent in large pieces, but none
 * waits long. It begins with its first line. Lines are for one thread.
 */
final class LiveLines {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(20);
    private static final int PIECE = 1 << 16;

    private final Exchange exchange;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable OutputStream out;
    private @Nullable IOException broken;
    private boolean waiting;
    private boolean stopped;

    LiveLines(Exchange exchange) {
        this.exchange = exchange;
    }

    /** @throws UncheckedIOException when the client does not take it */
    void send(byte[] line) {
        lock.lock();
        try {
            if (broken != null) {
                throw broken;
            }
            OutputStream to = opened();
            to.write(line);
            to.write('\n');
            waiting = true;
            changed.signalAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private OutputStream opened() throws IOException {
        OutputStream to = out;
        if (to == null) {
            to = new BufferedOutputStream(exchange.stream("application/json"), PIECE);
            out = to;
            Thread.ofVirtual().name("lines").start(this::flushNowAndThen);
        }
        return to;
    }

    private void flushNowAndThen() {
        while (awaitLines()) {
            LockSupport.parkNanos(LONGEST_WAIT.toNanos());
            lock.lock();
            try {
                if (!stopped && out != null) {
                    out.flush();
                }
                waiting = false;
            } catch (IOException e) {
                broken = e;
                stopped = true;
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean awaitLines() {
        lock.lock();
        try {
            while (!waiting && !stopped) {
                changed.awaitUninterruptibly();
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    /** From now on the stream belongs to the caller's thread alone. */
    void stopFlushing() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the answer; without this it is broken off. */
    void end() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
