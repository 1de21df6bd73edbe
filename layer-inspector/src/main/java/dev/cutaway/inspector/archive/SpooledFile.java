package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Place;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file of an archive that came as a stream.
 *
 * @param kept what was found out about it
 * @param bytes where it is now
 */
record SpooledFile(Spool.Kept kept, FileSource bytes) implements ByteSource {

    static SpooledFile of(Spool.Kept kept, Place place) throws IOException {
        return new SpooledFile(kept, new FileSource(kept.file().path(), place));
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public String identity() {
        return bytes.identity();
    }

    @Override
    public InputStream open(long from, long length) throws IOException {
        return bytes.open(from, length);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
