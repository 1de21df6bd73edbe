package dev.cutaway.engine.local.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Writes what is read; the caller's stream stays open. */
public final class Tee extends FilterInputStream {

    private final BlobWriter blob;

    /** @param blob gets every byte that is read or skipped */
    public Tee(InputStream in, BlobWriter blob) {
        super(in);
        this.blob = blob;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n = in.read(into, from, length);
        if (n > 0) {
            blob.write(into, from, n);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] passed = new byte[Math.clamp(n, 0, 1 << 16)];
        return passed.length == 0 ? 0 : Math.max(read(passed, 0, passed.length), 0);
    }

    @Override
    public void close() {
        // The caller's.
    }
}
