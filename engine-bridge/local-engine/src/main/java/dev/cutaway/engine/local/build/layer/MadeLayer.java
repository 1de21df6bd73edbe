package dev.cutaway.engine.local.build.layer;

import dev.cutaway.engine.local.blob.BlobWriter;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.inspector.layer.LayerIndex;

import java.io.IOException;

/**
 * A layer that is written and read back, but not yet the store's. Closing it before it is committed throws it away.
 *
 * @param record what the catalog will know
 * @param index of it
 * @param blob its bytes
 */
public record MadeLayer(LayerRecord record, LayerIndex index, BlobWriter blob) implements AutoCloseable {

    /** Whether it has nothing in it: then no layer is to be made of it. */
    public boolean isEmpty() {
        return index.size() == 1 && index.implied(0);
    }

    @Override
    public void close() throws IOException {
        blob.close();
    }
}
