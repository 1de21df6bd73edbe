package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Progress;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how far something is read; large reads only. */
final class Reporting extends FilterInputStream {

    private final Progress progress;

    Reporting(InputStream in, Progress progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n = in.read(into, from, length);
        progress.advance(Math.max(n, 0));
        return n;
    }
}
