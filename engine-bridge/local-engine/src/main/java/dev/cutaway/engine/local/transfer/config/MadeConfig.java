package dev.cutaway.engine.local.transfer.config;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.ImageConfigReader;
import dev.cutaway.inspector.oci.Platform;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Configs of images that are made here, each of one layer and one step, in Docker's form. */
public final class MadeConfig {

    /** What says how an image came about, and is not true of one that is made of its files. */
    private static final Set<String> OF_THE_BUILD = Set.of("container", "container_config", "history", "rootfs",
            "created", "comment", "docker_version");

    private MadeConfig() {}

    /**
     * The config of an imported image.
     *
     * @param runtime complete
     * @param comment of its step
     * @param version of the engine
     */
    public static ImageConfig imported(ObjectNode runtime, Digest diffId, Platform platform, String comment,
            String version, Instant now) throws ImageReadException {
        ObjectNode config = Json.object().put("architecture", platform.architecture()).put("os", platform.os());
        if (platform.variant() != null) {
            config.put("variant", platform.variant());
        }
        config.set("config", runtime);
        config.set("container_config", RuntimeConfig.complete(null));
        return finished(config, diffId, comment, version, now);
    }

    /**
     * The config of an image with the same settings as another.
     *
     * @param original the other's config
     * @param comment of its one step
     */
    public static ImageConfig flattened(byte[] original, Digest diffId, String comment, String version, Instant now)
            throws ImageReadException {
        ObjectNode config = Json.read(original);
        config.remove(OF_THE_BUILD);
        return finished(config, diffId, comment, version, now);
    }

    private static ImageConfig finished(ObjectNode config, Digest diffId, String comment, String version, Instant now)
            throws ImageReadException {
        String created = DateTimeFormatter.ISO_INSTANT.format(now);
        config.put("comment", comment).put("created", created).put("docker_version", version);
        config.putArray("history").addObject().put("created", created).put("comment", comment);
        config.putObject("rootfs").put("type", "layers").putArray("diff_ids").add(diffId.toString());
        byte[] raw = Json.bytes(Json.sorted(config));
        return ImageConfigReader.read(raw, Digest.of(raw), Place.of("config"), Limits.DEFAULT);
    }
}
