package dev.cutaway.engine.local.build.root;

import dev.cutaway.inspector.layer.LayerIndex;

import java.io.IOException;
import java.io.InputStream;

/**
 * A layer, and a way to its bytes.
 *
 * @param index of it
 * @param tar opens it uncompressed
 */
public record SourceLayer(LayerIndex index, Tar tar) {

    /** Opens a tar from its start. */
    @FunctionalInterface
    public interface Tar {
        /** The tar; closed by the caller. */
        InputStream open() throws IOException;
    }
}
