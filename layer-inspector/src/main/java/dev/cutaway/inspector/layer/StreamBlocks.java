package dev.cutaway.inspector.layer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A stream's pieces, read and hashed on the calling thread. */
final class StreamBlocks implements BlockSource {

    static final int PIECE = 1 << 18;

    private final InputStream in;
    private final @Nullable MessageDigest hash;
    private final byte[] buffer = new byte[PIECE];
    private long total;

    /** @param hash fed with every byte; null for none */
    StreamBlocks(InputStream in, @Nullable MessageDigest hash) {
        this.in = in;
        this.hash = hash;
    }

    @Override
    public @Nullable Piece next() throws IOException {
        int length = in.readNBytes(buffer, 0, PIECE);
        if (length == 0) {
            return null;
        }
        if (hash != null) {
            hash.update(buffer, 0, length);
        }
        total += length;
        return new Piece(buffer, length);
    }

    /** Bytes handed out so far. */
    long total() {
        return total;
    }
}
