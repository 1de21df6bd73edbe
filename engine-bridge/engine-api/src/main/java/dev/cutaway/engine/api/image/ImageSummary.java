package dev.cutaway.engine.api.image;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A row of the list of images.
 *
 * @param id digest of the config
 * @param parent the image it was built on, where it was built here; null for none
 * @param tags its names; empty for a dangling or intermediate image
 * @param digests its names by manifest digest
 * @param created when its config says it was made; null where it does not
 * @param size bytes of all its layers unpacked, as Docker counts
 * @param sharedSize bytes of those layers that other images have, too; −1 where it was not asked for
 * @param containers how many containers use it; −1 where it was not asked for
 * @param labels in the order of the config
 */
public record ImageSummary(Digest id, @Nullable Digest parent, List<ImageReference> tags,
        List<ImageReference> digests, @Nullable Instant created, long size, long sharedSize, long containers,
        Map<String, String> labels) {

    /** Whether it has no tag. */
    public boolean isUntagged() {
        return tags.isEmpty();
    }
}
