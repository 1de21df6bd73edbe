package dev.cutaway.engine.local.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A file that is being made: pieces of nothing but zeros become holes. Not buffered: write large pieces. */
public class NewFile extends OutputStream {

    private static final int BLOCK = 4096;
    private static final int BUFFER = 1 << 18;

    private final byte[] path;
    private final int descriptor;
    private final Arena arena = Arena.ofConfined();
    private MemorySegment buffer = MemorySegment.NULL;
    private long at;
    private boolean hole;
    private boolean closed;

    /** Makes the file; nothing may be there. */
    public NewFile(byte[] path, int mode) throws PosixException {
        this.path = path;
        try {
            this.descriptor = (int) Posix.checked("creat", path,
                    (memory, errno) -> (int) Posix.CREATE.invokeExact(errno, Posix.text(memory, path), mode));
        } catch (PosixException e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int piece = Math.min(length - done, BLOCK);
            boolean zeros = isZero(bytes, from + done, piece);
            while (!zeros && done + piece < length && piece < BUFFER
                    && !isZero(bytes, from + done + piece, Math.min(BLOCK, length - done - piece))) {
                piece += Math.min(Math.min(BLOCK, length - done - piece), BUFFER - piece);
            }
            hole = zeros;
            if (!zeros) {
                writeAll(bytes, from + done, piece);
            }
            at += piece;
            done += piece;
        }
    }

    private static boolean isZero(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private void writeAll(byte[] bytes, int from, int length) throws PosixException {
        if (buffer.byteSize() < length) {
            // Memory for many small files would cost more than the files.
            buffer = arena.allocate(length);
        }
        MemorySegment.copy(bytes, from, buffer, JAVA_BYTE, 0, length);
        long written = 0;
        while (written < length) {
            long start = written;
            written += Posix.checked("write", path, (memory, errno) -> (long) Posix.WRITE_AT.invokeExact(errno,
                    descriptor, buffer.asSlice(start), length - start, at + start));
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (arena) {
            if (hole) {
                Posix.checked("truncate", path,
                        (memory, errno) -> (int) Posix.TRUNCATE.invokeExact(errno, descriptor, at));
            }
        } finally {
            Posix.checked("close", path, (memory, errno) -> (int) Posix.CLOSE.invokeExact(errno, descriptor));
        }
    }
}
