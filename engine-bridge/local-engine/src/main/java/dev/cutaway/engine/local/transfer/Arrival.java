package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.oci.ImageConfig;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An image that is verified and whose layers lie ready to be committed.
 *
 * @param manifest as it came; null where it came without
 * @param layers base first
 * @param tags each with a tag; empty for none
 */
record Arrival(ImageConfig config, byte @Nullable [] manifest, List<ArrivedLayer> layers,
        List<ImageReference> tags) {

    Digest id() {
        return config.digest();
    }
}
