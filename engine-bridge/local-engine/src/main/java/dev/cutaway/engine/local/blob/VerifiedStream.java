package dev.cutaway.engine.local.blob;

import dev.cutaway.inspector.Digest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Reads a blob, and fails at its end when the bytes were not what its name says. */
final class VerifiedStream extends FilterInputStream {

    /** What to do about a blob that changed. */
    interface Mismatch {

        IOException changed(Digest blob);
    }

    private final Digest expected;
    private final MessageDigest hash;
    private final Mismatch mismatch;
    private boolean ended;

    VerifiedStream(InputStream in, Digest expected, Mismatch mismatch) {
        super(in);
        this.expected = expected;
        this.hash = expected.newHash();
        this.mismatch = mismatch;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            hash.update(buffer, offset, count);
        } else if (count < 0 && !ended) {
            ended = true;
            if (!HexFormat.of().formatHex(hash.digest()).equals(expected.hex())) {
                throw mismatch.changed(expected);
            }
        }
        return count;
    }

    /** Skipped bytes must be hashed all the same. */
    @Override
    public long skip(long count) throws IOException {
        byte[] passed = new byte[(int) Math.min(Math.max(count, 0), 1 << 16)];
        return passed.length == 0 ? 0 : Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
