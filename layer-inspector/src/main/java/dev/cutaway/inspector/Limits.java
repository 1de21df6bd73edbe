package dev.cutaway.inspector;

/**
 * How much outside bytes may ask of this machine.
 *
 * @param entriesPerLayer most entries, implied folders included, in one layer
 * @param pathBytes longest path of an entry, and of a link target, in bytes
 * @param expansionFloor decompressed bytes that are always allowed, whatever the ratio
 * @param expansionRatio above the floor, most decompressed bytes for each compressed byte
 * @param jsonBytes largest manifest, index or config
 * @param jsonDepth deepest nesting of one
 */
public record Limits(int entriesPerLayer, int pathBytes, long expansionFloor, int expansionRatio, int jsonBytes,
        int jsonDepth) {

    /** Far above any honest image, far below what hurts. */
    public static final Limits DEFAULT = new Limits(4_000_000, 32_768, 1L << 30, 400, 16 << 20, 200);
}
