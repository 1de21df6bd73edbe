package dev.cutaway.engine.local.transfer.archive;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.image.FileSink;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.transfer.LayerTypes;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Layers on their way out of the store. Every digest is checked as the bytes go by. */
public final class LayerBytes {

    private final BlobStore blobs;
    private final Limits limits;

    /** @param limits how far a layer may expand */
    public LayerBytes(BlobStore blobs, Limits limits) {
        this.blobs = blobs;
        this.limits = limits;
    }

    /**
     * Writes the layer's tar.
     *
     * @throws EngineException {@code DAMAGED} when the blob is not what it should be; much of it may be written by then
     */
    public void writeTar(LayerRecord layer, OutputStream out, Progress progress) throws IOException {
        if (LayerTypes.compression(layer.mediaType()) == Compression.NONE && layer.blobBytes() == layer.tarBytes()) {
            writeStored(layer, out, progress);
            return;
        }
        try (InputStream stored = blobs.openVerified(layer.blob())) {
            copyTar(layer, stored, out, progress);
            // What stands behind the compressed stream belongs to the blob, too.
            stored.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void copyTar(LayerRecord layer, InputStream stored, OutputStream out, Progress progress)
            throws IOException {
        Place place = Place.of("blob " + layer.blob());
        try {
            // Not closed here: that would close the stored stream, which is still to be checked.
            InputStream tar = LayerTypes.compression(layer.mediaType()).decompress(unclosed(stored), place, limits);
            try (tar) {
                long written = ReadAhead.copy(tar, out, progress);
                if (written != layer.tarBytes()) {
                    stored.transferTo(OutputStream.nullOutputStream());
                    throw damaged(layer, null);
                }
            }
        } catch (ImageReadException e) {
            stored.transferTo(OutputStream.nullOutputStream());
            throw damaged(layer, e);
        }
    }

    /**
     * Writes the blob as it is.
     *
     * @throws EngineException {@code DAMAGED}, as above
     */
    void writeStored(LayerRecord layer, OutputStream out, Progress progress) throws IOException {
        if (out instanceof FileSink files) {
            CheckedFile.copy(blobs, layer.blob(), files, progress);
            return;
        }
        try (InputStream stored = blobs.openVerified(layer.blob())) {
            ReadAhead.copy(stored, out, progress);
        }
    }

    private static InputStream unclosed(InputStream in) {
        return new java.io.FilterInputStream(in) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return in.read(into, from, length);
            }

            @Override
            public void close() {
                // The caller's.
            }
        };
    }

    /** For a blob that has its digest, but not the layer the catalog says. */
    private static EngineException damaged(LayerRecord layer,
            @org.jspecify.annotations.Nullable ImageReadException cause) {
        return new EngineException(Reason.DAMAGED, "blob " + layer.blob() + " in the store is not layer "
                + layer.diffId() + ": load or pull its image again", cause);
    }
}
