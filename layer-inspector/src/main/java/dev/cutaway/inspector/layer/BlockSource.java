package dev.cutaway.inspector.layer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Hands out a stream in pieces. Every piece but the last is a multiple of 512 bytes long, so that a tar's blocks never
 * lie across two pieces.
 */
interface BlockSource {

    /**
     * The next piece, or null at the end. Its bytes are valid until the next call.
     *
     * @throws IOException as the stream below
     */
    @Nullable
    Piece next() throws IOException;

    /**
     * Bytes on their way.
     *
     * @param bytes holds them from index 0
     * @param length how many
     */
    record Piece(byte[] bytes, int length) {}
}
