package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.local.blob.StoreFolder;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The log of one build: a file that only grows, a line for each event. Nothing of it stays in memory, so readers may be
 * as many and as slow as they like. What cannot be written is counted, and the log says so as soon as it can.
 * Thread-safe.
 */
final class BuildLog {

    private static final int PIECE = 1 << 16;

    private final Path file;
    private final long begin = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Not a channel: those close when a thread that uses them is interrupted, as a cancelled build's are. */
    private @Nullable RandomAccessFile out;
    private long length;
    private long lost;

    private BuildLog(Path file, @Nullable RandomAccessFile out, long length) {
        this.file = file;
        this.out = out;
        this.length = length;
    }

    /** A new one, to be written. */
    static BuildLog create(Path file) throws IOException {
        Files.createFile(file, StoreFolder.ownerOnly("rw-------"));
        return new BuildLog(file, new RandomAccessFile(file.toFile(), "rw"), 0);
    }

    /** That of a build that has ended. */
    static BuildLog ended(Path file) {
        return new BuildLog(file, null, file.toFile().length());
    }

    /** Cuts what a killed engine had written of a last line. */
    static void cutLastLine(Path file) throws IOException {
        File there = file.toFile();
        if (!there.isFile()) {
            return;
        }
        try (var log = new RandomAccessFile(there, "rw")) {
            long end = log.length();
            byte[] piece = new byte[PIECE];
            while (end > 0) {
                long from = Math.max(0, end - PIECE);
                int count = (int) (end - from);
                log.seek(from);
                log.readFully(piece, 0, count);
                while (count > 0 && piece[count - 1] != '\n') {
                    count--;
                }
                end = from + count;
                if (count > 0) {
                    break;
                }
            }
            log.setLength(end);
        }
    }

    Path file() {
        return file;
    }

    /** The time since the build began. */
    Duration since() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Bytes written. */
    long length() {
        lock.lock();
        try {
            return length;
        } finally {
            lock.unlock();
        }
    }

    /** Adds an event, if the disk takes it. */
    void append(BuildEvent event) {
        lock.lock();
        try {
            // Both or nothing: the small line alone may fit where no event does.
            boolean written = lost == 0 ? write(line(event)) : write(line(loss()), line(event));
            lost = written ? 0 : lost + 1;
        } finally {
            lock.unlock();
        }
    }

    /** There will be no more. */
    void end() throws IOException {
        lock.lock();
        RandomAccessFile log = out;
        try {
            if (lost > 0) {
                write(line(loss()));
            }
            if (log != null) {
                log.close();
            }
        } finally {
            out = null;
            changed.signalAll();
            lock.unlock();
        }
    }

    private BuildEvent loss() {
        return new BuildEvent.Warning(0, "the log lacks " + lost + " events here: the disk did not take them");
    }

    private byte[] line(BuildEvent event) {
        return LogFormat.line(new BuildLogEntry(since(), event));
    }

    private boolean write(byte[]... lines) {
        RandomAccessFile log = out;
        if (log == null) {
            return false;
        }
        try {
            log.seek(length);
            long more = 0;
            for (byte[] line : lines) {
                log.write(line);
                more += line.length;
            }
            length += more;
            changed.signalAll();
            return true;
        } catch (IOException _) {
            // A build is worth more than its log: it goes on, and the loss is told later.
            return cutBack(log);
        }
    }

    /** Takes back half a line; where even that fails, the next line is written over it. */
    private boolean cutBack(RandomAccessFile log) {
        try {
            log.setLength(length);
            return false;
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Waits until there is more than these bytes.
     *
     * @return how many there are; no more than asked about when there will be no more
     */
    long awaitMore(long position) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (length <= position && out != null) {
                changed.await();
            }
            return length;
        } finally {
            lock.unlock();
        }
    }
}
