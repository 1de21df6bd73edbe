package dev.cutaway.engine.local.catalog;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An image the store has, live or in the trash.
 *
 * @param id digest of the config
 * @param manifest its OCI manifest
 * @param created null where the config does not say
 * @param size bytes of all layers unpacked, as Docker counts
 * @param labels in the order of the config
 * @param diffIds its layers, base first
 * @param chainIds of each layer and those below it: how Docker tells layers apart
 * @param status what changes over its life
 */
public record ImageRecord(Digest id, Digest manifest, @Nullable Instant created, long size,
        Map<String, String> labels, List<Digest> diffIds, List<Digest> chainIds, Status status) {

    /**
     * What changes over an image's life.
     *
     * @param parent the image it was built on, where it was built here; null for none
     * @param lastTagged null for never
     * @param pinned whether no prune takes it
     * @param remains whether it is only the files of a build step, as long as nobody gives it a name
     * @param trash the removal that took it; null while it lives
     */
    public record Status(@Nullable Digest parent, @Nullable Instant lastTagged, boolean pinned, boolean remains,
            @Nullable String trash) {}

    /** Whether it was not removed. */
    public boolean isLive() {
        return status.trash() == null;
    }

    /** For order: images that do not say when they were made are older than all. */
    public Instant createdOrNever() {
        return created == null ? Instant.MIN : created;
    }

    ImageRecord with(Digest newManifest, Status newStatus) {
        return newStatus.equals(status) && newManifest.equals(manifest)
                ? this
                : new ImageRecord(id, newManifest, created, size, labels, diffIds, chainIds, newStatus);
    }
}
