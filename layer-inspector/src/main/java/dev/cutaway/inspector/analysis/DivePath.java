package dev.cutaway.inspector.analysis;

/**
 * A path that dive calls inefficient: it has content in it in at least two layers.
 *
 * @param path the path
 * @param count in how many layers it was seen
 * @param cumulativeBytes the sum over these; all of it counts as wasted, the kept copy too
 * @param minBytes the smallest of these
 */
public record DivePath(String path, int count, long cumulativeBytes, long minBytes) {}
