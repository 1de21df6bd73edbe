package dev.cutaway.inspector.codec;

import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a decoder reads from: counts, and remembers how it ended, so that a decoder's error can be understood. */
final class SourceStream extends FilterInputStream {

    private long count;
    private boolean ended;
    private @Nullable Exception failure;

    SourceStream(InputStream in) {
        super(in);
    }

    /** Compressed bytes handed out. */
    long count() {
        return count;
    }

    /** True once the decoder asked for more than there is. */
    boolean ended() {
        return ended;
    }

    /** What reading the source itself threw: the medium's fault (or a cancel), not the format's. Null for nothing. */
    @Nullable
    Exception failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int n = in.read(into, from, length);
            if (n < 0) {
                ended = true;
            } else {
                count += n;
            }
            return n;
        } catch (IOException | RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long skip(long n) throws IOException {
        try {
            long skipped = in.skip(n);
            count += skipped;
            return skipped;
        } catch (IOException | RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
