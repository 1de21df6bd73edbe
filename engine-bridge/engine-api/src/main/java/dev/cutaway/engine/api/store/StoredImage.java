package dev.cutaway.engine.api.store;

import dev.cutaway.inspector.Digest;

import java.nio.file.Path;
import java.util.List;

/**
 * Where an image lies.
 *
 * @param layout folder with {@code blobs/}, laid out by the OCI rules
 * @param manifest digest of its manifest there
 * @param indexes folder of its layers' indexes, by diff ID
 * @param tags its names as people write them
 */
public record StoredImage(Path layout, Digest manifest, Path indexes, List<String> tags) {}
