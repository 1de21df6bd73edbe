package dev.cutaway.engine.api.system;

import dev.cutaway.engine.api.image.ImageSummary;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What an engine takes, as {@code docker system df} counts: sizes unpacked, each layer once.
 *
 * @param layersSize bytes of all layers
 * @param images each with shared size and number of containers
 * @param containers writable layers
 * @param volumes named data
 * @param buildCache what builds left, files of steps that failed or were opened included
 */
public record DiskUsage(long layersSize, List<ImageSummary> images, List<Container> containers, List<Volume> volumes,
        List<CacheRecord> buildCache) {

    /** A container's share. {@code size}: bytes of its writable layer. */
    public record Container(String id, String name, String image, String imageId, String command, String state,
            String status, long size, @Nullable Instant created, int localVolumes) {}

    /** A volume. {@code size}: −1 where unknown. */
    public record Volume(String name, String driver, long size, int links) {}

    /** One record of the build cache. */
    public record CacheRecord(String id, String type, String description, boolean inUse, boolean shared, long size,
            @Nullable Instant created, @Nullable Instant lastUsed, int usageCount) {}
}
