package dev.cutaway.inspector.testing;

/**
 * Bytes of a sparse file that are not a hole.
 *
 * @param offset where they are in the file
 * @param data what they are
 */
public record SparseChunk(long offset, byte[] data) {}
