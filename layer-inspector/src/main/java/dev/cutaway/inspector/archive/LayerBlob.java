package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.LayerIndex;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/** One layer as it lies in its source: bytes that can be read again and again, by several threads at once. */
public interface LayerBlob {

    /** How a person finds it: the entry of the archive or the file of the layout. */
    String name();

    /** What the image's config says the uncompressed bytes hash to. */
    Digest diffId();

    /** What the manifest says the stored bytes hash to; null where there is no such manifest. */
    @Nullable
    Digest digest();

    /** What the manifest calls it; empty where it does not. */
    String mediaType();

    /** How the stored bytes are compressed, seen from their first bytes. */
    Compression compression();

    /** Length of the stored bytes. */
    long blobBytes();

    /**
     * Names these bytes as they were when the source was opened: file, its time of change, place in it, length. Equal
     * identities mean equal bytes, also in another run.
     */
    String identity();

    /**
     * The layer's index, where there is one already and the bytes it was made from are verified to be what
     * {@link #diffId} and {@link #digest} call them; else null.
     */
    @Nullable
    LayerIndex knownIndex() throws IOException;

    /** Where the bytes went, if the archive came as a stream; else null. */
    Spool.@Nullable Kept spooled();

    /** The stored bytes from the start. The caller closes it. */
    InputStream open() throws IOException;
}
