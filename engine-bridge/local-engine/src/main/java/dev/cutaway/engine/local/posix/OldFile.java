package dev.cutaway.engine.local.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A file that is read; links are not followed. Not buffered: read large pieces. */
public final class OldFile extends InputStream {

    private static final int READ_ONLY_NO_FOLLOW = 0400000 | 02000000;
    private static final int BUFFER = 1 << 18;
    /** On ARM the flag that refuses links has another value. */
    private static final int NO_FOLLOW_ARM = 0100000 | 02000000;

    private final byte[] path;
    private final int descriptor;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment buffer;
    private boolean closed;

    /**
     * Opens a regular file.
     *
     * @param bytes how long it seems to be; memory for many small files costs more than the files
     */
    public OldFile(byte[] path, long bytes) throws PosixException {
        this.path = path;
        this.buffer = arena.allocate(Math.clamp(bytes, 1, BUFFER));
        int flags = "aarch64".equals(System.getProperty("os.arch")) ? NO_FOLLOW_ARM : READ_ONLY_NO_FOLLOW;
        try {
            this.descriptor = (int) Posix.checked("open", path,
                    (memory, errno) -> (int) Posix.OPEN.invokeExact(errno, Posix.text(memory, path), flags, 0));
        } catch (PosixException e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        long most = Math.min(length, buffer.byteSize());
        int n = (int) Posix.checked("read", path,
                (memory, errno) -> (long) Posix.READ.invokeExact(errno, descriptor, buffer, most));
        MemorySegment.copy(buffer, JAVA_BYTE, 0, into, from, n);
        return n == 0 ? -1 : n;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            arena.close();
            Posix.checked("close", path, (memory, errno) -> (int) Posix.CLOSE.invokeExact(errno, descriptor));
        }
    }
}
