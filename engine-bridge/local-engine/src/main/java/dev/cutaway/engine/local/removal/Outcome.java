package dev.cutaway.engine.local.removal;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.Removal;
import dev.cutaway.inspector.Digest;

import java.util.List;
import java.util.Map;

/**
 * What a removal takes.
 *
 * @param told what is told, in Docker's order
 * @param images that go
 * @param names that go, and whose they were
 * @param layers diff IDs that no live image has any more
 * @param size bytes freed as Docker counts: unpacked, a layer once for each chain it stood in
 * @param kept images that would have gone but are pinned
 * @param happenings events, in order
 */
public record Outcome(List<Removal> told, List<Digest> images, Map<ImageReference, Digest> names, List<Digest> layers,
        long size, List<Digest> kept, List<Happening> happenings) {}
