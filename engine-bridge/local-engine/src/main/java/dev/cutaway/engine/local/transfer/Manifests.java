package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.local.transfer.config.Json;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.oci.MediaTypes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * Makes OCI manifests, the same for the same image each time.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/manifest.md">OCI image manifest</a>
 */
public final class Manifests {

    /** A layer's blob, as a manifest names it. */
    public record Blob(String mediaType, Digest digest, long bytes) {}

    private Manifests() {}

    /**
     * A manifest.
     *
     * @param layers base first
     */
    public static byte[] of(Digest config, long configBytes, List<Blob> layers) {
        ObjectNode manifest = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_MANIFEST);
        manifest.set("config", descriptor(new Blob(MediaTypes.OCI_CONFIG, config, configBytes)));
        ArrayNode list = manifest.putArray("layers");
        layers.forEach(layer -> list.add(descriptor(layer)));
        return Json.bytes(manifest);
    }

    /** What points to a blob. */
    public static ObjectNode descriptor(Blob blob) {
        return Json.object().put("mediaType", blob.mediaType()).put("digest", blob.digest().toString()).put("size",
                blob.bytes());
    }
}
