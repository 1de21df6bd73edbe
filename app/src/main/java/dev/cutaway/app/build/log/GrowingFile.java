package dev.cutaway.app.build.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that only grows and is read while it does. Its name is taken away at once, so that nothing is left behind
 * whatever happens to the app. No channel, for those close when a thread is interrupted.
 */
final class GrowingFile implements AutoCloseable {

    private final RandomAccessFile file;
    private final byte[] tail = new byte[1 << 15];
    private int filled;
    private long flushed;

    GrowingFile() throws IOException {
        Path path = Files.createTempFile("cutaway-log", ".tmp");
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
        } finally {
            Files.delete(path);
        }
    }

    synchronized long size() {
        return flushed + filled;
    }

    synchronized void write(byte[] bytes, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (filled == tail.length) {
                flush();
            }
            int piece = Math.min(length - done, tail.length - filled);
            System.arraycopy(bytes, done, tail, filled, piece);
            filled += piece;
            done += piece;
        }
    }

    private void flush() throws IOException {
        file.seek(flushed);
        file.write(tail, 0, filled);
        flushed += filled;
        filled = 0;
    }

    /** Reads as much as there is, at most {@code length}. */
    synchronized int read(long at, byte[] into, int length) throws IOException {
        int done = 0;
        if (at < flushed) {
            file.seek(at);
            int wanted = (int) Math.min(length, flushed - at);
            file.readFully(into, 0, wanted);
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
        file.close();
    }
}
