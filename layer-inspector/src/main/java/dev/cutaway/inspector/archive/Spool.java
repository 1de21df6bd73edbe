package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.layer.LayerIndex;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Takes the files of an archive that comes as a stream, each as it goes by; keeps them as long as the archive is used. */
@FunctionalInterface
public interface Spool {

    /**
     * A place for the next file of the archive. What it throws, now or in writing, ends the reading of the archive.
     *
     * @param entry path in the archive, as written there: from outside, not to be used as a path here
     * @param bytes how many will come
     */
    SpoolFile create(String entry, long bytes) throws IOException;

    /** One file. Written by one thread at a time, but not always by the same. */
    interface SpoolFile extends Closeable {

        /** Adds bytes; does not keep the array. */
        void write(byte[] from, int offset, int length) throws IOException;

        /** All is written. Not called when the reading fails. */
        @Override
        void close() throws IOException;

        /** Where the bytes are, once it is closed. */
        Path path();
    }

    /**
     * What was found out while a file went by.
     *
     * @param file what the caller made for it
     * @param digest SHA-256 of its bytes
     * @param index of the layer it is; null where it is none, or none that can be read
     */
    record Kept(SpoolFile file, Digest digest, @Nullable LayerIndex index) {}
}
