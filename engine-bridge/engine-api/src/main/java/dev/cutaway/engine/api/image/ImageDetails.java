package dev.cutaway.engine.api.image;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything an engine says about one image.
 *
 * @param id digest of the config
 * @param parent the image it was built on, where it was built here; null for none
 * @param tags its names
 * @param digests its names by manifest digest
 * @param created when the config says it was made; null where it does not
 * @param author empty for none
 * @param comment of the last step; empty for none
 * @param dockerVersion which engine built it; empty where the config does not say
 * @param container id of the container it was committed from; empty for none
 * @param configJson the config's {@code config} object as JSON text; {@code {}} where it has none
 * @param containerConfigJson the config's {@code container_config} object, likewise
 * @param platform what it runs on
 * @param size bytes of all layers unpacked, as Docker counts
 * @param diffIds its layers, base first
 * @param driver storage driver and what it says of the image
 * @param lastTagged when it last got a name here; null for never or unknown
 */
public record ImageDetails(Digest id, @Nullable Digest parent, List<ImageReference> tags,
        List<ImageReference> digests, @Nullable Instant created, String author, String comment, String dockerVersion,
        String container, String configJson, String containerConfigJson, Platform platform, long size,
        List<Digest> diffIds, Driver driver, @Nullable Instant lastTagged) {

    /**
     * What keeps the layers.
     *
     * @param name such as {@code overlay2}; empty where the engine does not say
     * @param data by key; may be empty
     */
    public record Driver(String name, Map<String, String> data) {}
}
