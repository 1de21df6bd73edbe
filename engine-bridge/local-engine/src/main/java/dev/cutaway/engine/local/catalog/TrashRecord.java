package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one removal took.
 *
 * @param id to find it by
 * @param removed when
 * @param images that went
 * @param names which they had
 */
public record TrashRecord(String id, Instant removed, List<Digest> images, Map<ImageReference, Digest> names) {}
