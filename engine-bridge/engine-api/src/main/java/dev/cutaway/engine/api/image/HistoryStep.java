package dev.cutaway.engine.api.image;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One step of an image's history.
 *
 * @param image the image that ended with this step, where it is here; null where Docker prints {@code <missing>}
 * @param created null where the config does not say
 * @param createdBy the command
 * @param tags names of {@code image}
 * @param size bytes the step added, as Docker counts
 * @param comment empty for none
 */
public record HistoryStep(@Nullable Digest image, @Nullable Instant created, String createdBy,
        List<ImageReference> tags, long size, String comment) {}
