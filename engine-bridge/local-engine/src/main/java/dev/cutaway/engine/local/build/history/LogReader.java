package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildLogEntry;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * Reads a log from its beginning, and waits for what is still to come. What is no entry becomes a warning, so that one
 * damaged line does not take the others with it. For one thread.
 */
final class LogReader implements Closeable {

    private static final int PIECE = 1 << 16;

    /** No event is longer: commands write pieces, and a Dockerfile is no larger than a request may be. */
    private static final int LONGEST_LINE = 128 << 20;

    private final BuildLog log;
    private final FileInputStream in;
    private final byte[] piece = new byte[PIECE];
    private int from;
    private int to;
    private long position;
    private byte[] line = new byte[PIECE];
    private int length;
    private long dropped;
    private Duration last = Duration.ZERO;

    LogReader(BuildLog log) throws IOException {
        this.log = log;
        this.in = new FileInputStream(log.file().toFile());
    }

    /**
     * The next entry; null when the build has ended and all was read.
     *
     * @throws CancellationException when the thread is interrupted
     */
    @Nullable
    BuildLogEntry next() throws IOException {
        length = 0;
        dropped = 0;
        while (true) {
            if (from == to && !fill()) {
                return length == 0 ? null : damaged();
            }
            int end = from;
            while (end < to && piece[end] != '\n') {
                end++;
            }
            keep(end - from);
            boolean whole = end < to;
            from = whole ? end + 1 : end;
            if (whole) {
                return parsed();
            }
        }
    }

    private void keep(int count) {
        if (length + count > LONGEST_LINE) {
            dropped += count;
            return;
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
        }
        System.arraycopy(piece, from, line, length, count);
        length += count;
    }

    private BuildLogEntry parsed() {
        if (dropped > 0) {
            return damaged();
        }
        try {
            BuildLogEntry entry = LogFormat.entry(line, length);
            last = entry.since();
            return entry;
        } catch (RuntimeException _) {
            return damaged();
        }
    }

    private BuildLogEntry damaged() {
        return new BuildLogEntry(last,
                new BuildEvent.Warning(0, "the log is damaged here: " + (length + dropped) + " bytes are no event"));
    }

    private boolean fill() throws IOException {
        long there;
        try {
            there = log.awaitMore(position);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        int count = there <= position ? -1 : in.read(piece, 0, (int) Math.min(PIECE, there - position));
        from = 0;
        to = Math.max(0, count);
        position += to;
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
