package dev.cutaway.engine.api.store;

import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.Removal;
import dev.cutaway.inspector.Digest;

import java.util.List;

/**
 * What a removal would do.
 *
 * @param images that would go
 * @param removals what would be told
 * @param layers diff IDs of the layers that nobody would have any more
 * @param size bytes of those layers unpacked, each once as the store keeps it; Docker, which tells of what a prune reclaims,
 *        counts a layer once for each chain it stands in
 * @param storedBytes bytes that the disk would have back, once the trash is emptied; without what builds keep
 * @param kept images that would have gone but are pinned
 */
public record RemovalPlan(List<ImageSummary> images, List<Removal> removals, List<Digest> layers, long size,
        long storedBytes, List<ImageSummary> kept) {}
