package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Progress;

import java.io.IOException;
import java.io.InputStream;

/** Tells how far something is read. Skips by reading, and so never beyond the end. */
final class Reporting extends InputStream {

    private final InputStream in;
    private final Progress progress;

    Reporting(InputStream in, Progress progress) {
        this.in = in;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n = in.read(into, from, length);
        progress.advance(Math.max(n, 0));
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
