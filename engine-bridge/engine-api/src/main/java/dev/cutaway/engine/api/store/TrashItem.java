package dev.cutaway.engine.api.store;

import dev.cutaway.engine.api.image.ImageSummary;

import java.time.Instant;
import java.util.List;

/**
 * What one removal took.
 *
 * @param id to restore or empty it by
 * @param removed when
 * @param images as they were, names included
 * @param storedBytes bytes the disk will have back when it is emptied
 */
public record TrashItem(String id, Instant removed, List<ImageSummary> images, long storedBytes) {}
