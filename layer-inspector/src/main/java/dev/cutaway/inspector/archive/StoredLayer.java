package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.codec.Compression;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/** A layer that lies in an archive or layout. */
record StoredLayer(Content content, Digest diffId, @Nullable Digest digest, String mediaType,
        Compression compression) implements LayerBlob {

    static StoredLayer of(Content content, Digest diffId, @Nullable Digest digest, String mediaType)
            throws IOException {
        return new StoredLayer(content, diffId, digest, mediaType, content.compression());
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
    public InputStream open() throws IOException {
        return content.open();
    }
}
