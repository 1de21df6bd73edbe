package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.IndexFiles;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.layer.LayerIndexer;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Layers of the store, to be looked into. The caller holds their blobs by a lease.
 *
 * @param blobs of the store
 * @param indexes of its layers
 * @param limits what a layer may ask for
 */
public record StoredLayers(BlobStore blobs, IndexFiles indexes, Limits limits) {

    /** The layer's index; made anew where it is missing. */
    public LayerIndex index(LayerRecord layer) throws IOException {
        LayerIndex known = indexes.find(layer.diffId());
        return known != null ? known : made(layer);
    }

    private LayerIndex made(LayerRecord layer) throws IOException {
        var source = new LayerIndexer.Source(Place.of("blob " + layer.blob()),
                LayerTypes.compression(layer.mediaType()), layer.blobBytes(), layer.diffId(), layer.blob());
        try (InputStream in = blobs.open(layer.blob())) {
            return indexes.store(new LayerIndexer(limits).index(source, in, Failures.STOPPED_BY_INTERRUPT));
        }
    }

    /** The layer's tar; reading past its end fails where the blob changed. */
    public InputStream open(LayerRecord layer) throws IOException {
        return LayerTypes.compression(layer.mediaType()).decompress(blobs.openVerified(layer.blob()),
                Place.of("blob " + layer.blob()), limits);
    }

    /** The layer's tar for reading parts of it, which are not checked; skipping is for free where it is stored plain. */
    public InputStream openParts(LayerRecord layer) throws IOException {
        if (!blobs.exists(layer.blob())) {
            throw new EngineException(EngineException.Reason.DAMAGED,
                    "the store lacks blob " + layer.blob() + ": load or pull its image again");
        }
        InputStream stored = new FileInputStream(blobs.path(layer.blob()).toFile());
        return LayerTypes.compression(layer.mediaType()) == Compression.NONE
                ? stored
                : LayerTypes.compression(layer.mediaType()).decompress(stored, Place.of("blob " + layer.blob()),
                        limits);
    }
}
