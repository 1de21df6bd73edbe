package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.local.blob.BlobWriter;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.archive.LayerBlob;
import dev.cutaway.inspector.archive.Spool;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.LayerIndex;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * A layer that is verified.
 *
 * @param record what the catalog will know, unless it knows the layer already
 * @param index of it
 * @param blob its bytes, not committed
 */
record ArrivedLayer(LayerRecord record, LayerIndex index, Supplier<BlobWriter> blob) {

    /** A layer of an archive that was spooled by {@link LoadSpool}. */
    static ArrivedLayer of(LayerBlob layer, LayerIndex index) {
        Spool.Kept kept = Objects.requireNonNull(layer.spooled(), "the archive came as a stream");
        return of(index, kept.digest(), layer.compression(), layer.blobBytes(),
                ((LoadSpool.Slot) kept.file())::written);
    }

    /** @param bytes of the blob */
    static ArrivedLayer of(LayerIndex index, Digest blob, Compression compression, long bytes,
            Supplier<BlobWriter> writer) {
        return new ArrivedLayer(new LayerRecord(index.diffId(), blob, LayerTypes.of(compression), bytes,
                index.tarBytes(), index.dockerSize()), index, writer);
    }
}
