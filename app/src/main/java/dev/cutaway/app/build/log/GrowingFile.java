package dev.cutaway.app.build.log;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that only grows and is read while it does. Its name is taken away at once, so that nothing is left behind
 * whatever happens to the app. No channel, for those close when a thread is interrupted.
 */
final class GrowingFile implements AutoCloseable {

    private static final int LARGEST = 1 << 15;

    private final Path folder;
    private @Nullable RandomAccessFile file;
    private byte[] tail = new byte[1 << 8];
    private int filled;
    private long flushed;

    private boolean closed;

    /** @param folder where it lies once it is larger than a buffer; made when there is need */
    GrowingFile(Path folder) {
        this.folder = folder;
    }

    private RandomAccessFile file() throws IOException {
        if (closed) {
            throw new IOException("the log is closed");
        }
        RandomAccessFile open = file;
        if (open == null) {
            Files.createDirectories(folder);
            Path path = Files.createTempFile(folder, "cutaway-log", ".tmp");
            try {
                open = new RandomAccessFile(path.toFile(), "rw");
            } finally {
                Files.delete(path);
            }
            file = open;
        }
        return open;
    }

    synchronized long size() {
        return flushed + filled;
    }

    synchronized void write(byte[] bytes, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (filled == tail.length && tail.length < LARGEST) {
                tail = Arrays.copyOf(tail, tail.length * 2);
            } else if (filled == tail.length) {
                flush();
            }
            int piece = Math.min(length - done, tail.length - filled);
            System.arraycopy(bytes, done, tail, filled, piece);
            filled += piece;
            done += piece;
        }
    }

    private void flush() throws IOException {
        RandomAccessFile to = file();
        to.seek(flushed);
        to.write(tail, 0, filled);
        flushed += filled;
        filled = 0;
    }

    /** Reads as much as there is, at most {@code length}. */
    synchronized int read(long at, byte[] into, int length) throws IOException {
        int done = 0;
        if (at < flushed) {
            RandomAccessFile from = file();
            from.seek(at);
            int wanted = (int) Math.min(length, flushed - at);
            from.readFully(into, 0, wanted);
            done = wanted;
        }
        int inTail = (int) (at + done - flushed);
        if (done < length && inTail < filled) {
            int piece = Math.min(length - done, filled - inTail);
            System.arraycopy(tail, inTail, into, done, piece);
            done += piece;
        }
        return done;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        RandomAccessFile open = file;
        if (open != null) {
            open.close();
        }
    }
}
