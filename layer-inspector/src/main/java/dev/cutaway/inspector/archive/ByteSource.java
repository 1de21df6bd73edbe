package dev.cutaway.inspector.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from any position by several threads at once. */
interface ByteSource extends Closeable {

    /** All bytes. */
    long size();

    /** Names the bytes as they were when this was opened; never the same for other bytes. */
    String identity();

    /**
     * Reads a part.
     *
     * @param from first byte
     * @param length bytes; the part lies within {@link #size()}
     * @return gives exactly {@code length} bytes or fails; skips without reading; the caller closes it
     */
    InputStream open(long from, long length) throws IOException;

    @Override
    void close() throws IOException;
}
