package dev.cutaway.engine.local.build.context;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A tar that is given the end it lacks: the Docker CLI sends a context to which it adds a Dockerfile with neither the
 * last block filled up nor an end.
 */
final class EndedTar extends InputStream {

    private static final int BLOCK = 512;

    private final InputStream in;
    private long came;
    private int missing = -1;

    EndedTar(InputStream in) {
        this.in = in;
    }

    /** Bytes that really came. */
    long came() {
        return came;
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
        if (missing < 0) {
            int n = in.read(into, from, length);
            if (n >= 0) {
                came += n;
                return n;
            }
            missing = (int) (-came & (BLOCK - 1)) + 2 * BLOCK;
        }
        int n = Math.min(missing, length);
        Arrays.fill(into, from, from + n, (byte) 0);
        missing -= n;
        return n == 0 ? -1 : n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
