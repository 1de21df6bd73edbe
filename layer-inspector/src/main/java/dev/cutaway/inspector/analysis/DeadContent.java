package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.tree.Fate;

/**
 * A content that a layer stores and that nothing reaches any more in the finished image.
 *
 * @param path where the layer put it; a hard link's name is not told
 * @param bytes its length, above 0
 * @param introducedBy the layer that stores it, counted from 0 at the base
 * @param killedBy the layer in which its last name went
 * @param how {@link Fate#DELETED}, {@link Fate#OVERWRITTEN} or {@link Fate#SUPERSEDED}, never {@link Fate#LIVE}
 * @param entry its entry in the layer
 */
public record DeadContent(String path, long bytes, int introducedBy, int killedBy, Fate how, int entry) {}
