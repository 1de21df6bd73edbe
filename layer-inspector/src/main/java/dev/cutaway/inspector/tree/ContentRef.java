package dev.cutaway.inspector.tree;

/**
 * A regular file's content, by the entry that carries it.
 *
 * @param layer the layer, counted from the base
 * @param entry the entry in it, of kind {@code FILE}
 */
public record ContentRef(int layer, int entry) {}
