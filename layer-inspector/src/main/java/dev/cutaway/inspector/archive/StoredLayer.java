package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.IndexFiles;
import dev.cutaway.inspector.layer.LayerIndex;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/**
 * A layer that lies in an archive or layout.
 *
 * @param indexes of layers whose blobs, in this very layout, were verified; null where there is no such thing
 */
record StoredLayer(Content content, Digest diffId, @Nullable Digest digest, String mediaType,
        Compression compression, @Nullable IndexFiles indexes) implements LayerBlob {

    static StoredLayer of(Content content, Digest diffId, @Nullable Digest digest, String mediaType)
            throws IOException {
        return new StoredLayer(content, diffId, digest, mediaType, content.compression(), null);
    }

    StoredLayer with(IndexFiles known) {
        return new StoredLayer(content, diffId, digest, mediaType, compression, known);
    }

    @Override
    public String name() {
        return content.name();
    }

    @Override
    public long blobBytes() {
        return content.length();
    }

    @Override
    public String identity() {
        return content.source().identity() + " " + content.from() + "+" + content.length();
    }

    @Override
    public @Nullable LayerIndex knownIndex() throws IOException {
        if (indexes != null) {
            return indexes.find(diffId);
        }
        Spool.Kept kept = spooled();
        return kept != null && kept.index() != null && kept.index().diffId().equals(diffId)
                && (digest == null || digest.equals(kept.digest())) ? kept.index() : null;
    }

    @Override
    public Spool.@Nullable Kept spooled() {
        return content.source() instanceof SpooledFile file ? file.kept() : null;
    }

    @Override
    public InputStream open() throws IOException {
        return content.open();
    }
}
