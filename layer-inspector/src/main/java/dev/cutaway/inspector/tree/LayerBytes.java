package dev.cutaway.inspector.tree;

/**
 * The content bytes of one path and all below it, by the layer that stores them. The arrays have one place per layer of
 * the image and are not copied.
 *
 * @param live bytes that some name still reaches
 * @param dead bytes that none reaches any more
 */
public record LayerBytes(long[] live, long[] dead) {}
