package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One image of an archive or layout: one platform of one name.
 *
 * @param config its parsed config; the image id is {@code config.digest()}
 * @param tags names as the archive gives them, such as {@code lab/web:1}; empty for none
 * @param manifest raw OCI or Docker manifest; null where the source has none
 * @param manifestDigest its digest; null where there is none
 * @param layers base first, as many as {@code config.diffIds()}
 */
public record ArchivedImage(ImageConfig config, List<String> tags, byte @Nullable [] manifest,
        @Nullable Digest manifestDigest, List<LayerBlob> layers) {

    /** The image's id. */
    public Digest id() {
        return config.digest();
    }

    /** What it runs on. */
    public Platform platform() {
        return config.platform();
    }

    /** Stored (compressed) bytes of all layers. */
    public long blobBytes() {
        return layers.stream().mapToLong(LayerBlob::blobBytes).sum();
    }

    /** The first tag, or the short id. */
    public String displayName() {
        return tags.isEmpty() ? id().shortId() : tags.getFirst();
    }
}
