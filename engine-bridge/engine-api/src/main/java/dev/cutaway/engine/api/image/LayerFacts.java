package dev.cutaway.engine.api.image;

import dev.cutaway.inspector.Digest;

/**
 * One layer of an image in an engine.
 *
 * @param diffId digest of the uncompressed layer
 * @param size bytes unpacked, as Docker counts
 * @param storedBytes bytes it takes in the store, as it came (perhaps compressed); −1 where the engine does not say
 */
public record LayerFacts(Digest diffId, long size, long storedBytes) {}
