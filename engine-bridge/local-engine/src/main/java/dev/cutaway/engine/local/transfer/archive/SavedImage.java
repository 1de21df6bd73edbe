package dev.cutaway.engine.local.transfer.archive;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.inspector.Digest;

import java.util.List;

/**
 * An image as it goes into an archive.
 *
 * @param config its config's bytes
 * @param manifest its stored manifest
 * @param layers base first
 * @param tags the names it is saved with, each with a tag; empty for none
 */
public record SavedImage(Digest id, byte[] config, Digest manifest, List<LayerRecord> layers,
        List<ImageReference> tags) {}
