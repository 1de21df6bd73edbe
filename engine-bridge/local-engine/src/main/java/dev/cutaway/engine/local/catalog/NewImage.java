package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.oci.ImageConfig;

import java.util.List;

/**
 * An image all of whose blobs are in the store, to be made visible.
 *
 * @param config its digest is the image's id
 * @param manifest OCI manifest that names the blobs of {@code layers}
 * @param layers base first, as many as the config has diff IDs
 * @param tags its names; one with a digest becomes a name by digest. May be empty
 */
public record NewImage(ImageConfig config, Digest manifest, List<LayerRecord> layers, List<ImageReference> tags) {

    /** Checks itself. */
    public NewImage {
        layers = List.copyOf(layers);
        tags = List.copyOf(tags);
        if (!layers.stream().map(LayerRecord::diffId).toList().equals(config.diffIds())) {
            throw new IllegalArgumentException("the layers of " + config.digest() + " are not those of its config");
        }
    }
}
