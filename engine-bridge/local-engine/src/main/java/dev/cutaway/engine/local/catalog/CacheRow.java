package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.build.TouchedFiles;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a build step gave, to be taken by later builds.
 *
 * @param key digest of all that the result depends on
 * @param place where steps like it stand: the same for the same step of the same Dockerfile, however it changes
 * @param parent digest of what the step began with
 * @param base the image that the step's stage begins with
 * @param instruction as it reads, variables expanded
 * @param arguments build arguments that the step sees, as JSON
 * @param inputs the files that went in, packed; empty for none
 * @param layer what it made; null for none
 * @param bytes of the layer, as Docker counts
 * @param files that the layer touches; null where it is not known, and without a layer
 * @param created when it was made
 * @param use how it is used
 */
public record CacheRow(String key, String place, String parent, String base, String instruction, String arguments,
        byte[] inputs, @Nullable Digest layer, long bytes, @Nullable TouchedFiles files, Instant created, Use use) {

    /** Use of a row. {@code count}: how many builds took it. */
    public record Use(Instant last, int count) {}
}
