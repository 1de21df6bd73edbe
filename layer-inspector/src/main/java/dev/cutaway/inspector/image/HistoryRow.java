package dev.cutaway.inspector.image;

import dev.cutaway.inspector.oci.HistoryEntry;

/**
 * A step of an image's history, and the layer it made.
 *
 * @param step counted from 0, oldest first
 * @param entry what the config says of it
 * @param layer number of its layer, from 0; −1 where it made none
 */
public record HistoryRow(int step, HistoryEntry entry, int layer) {}
