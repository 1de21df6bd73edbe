package dev.cutaway.engine.local.build.config;

import dev.cutaway.engine.local.transfer.config.ConfigEditor;
import dev.cutaway.engine.local.transfer.config.Json;
import dev.cutaway.engine.local.transfer.config.RuntimeConfig;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.ImageConfigReader;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/**
 * An image config that grows with each step, in Docker's form. What says which container it was made of is left out.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">OCI image configuration</a>
 */
public final class ImageDraft {

    /** What is true of the base alone. */
    private static final Set<String> OF_THE_BASE = Set.of("container", "container_config", "comment",
            "docker_version", "id", "parent", "throwaway", "moby.buildkit.buildinfo.v1",
            "moby.buildkit.cache.v0");

    private final ObjectNode image;
    private final ObjectNode runtime;

    private ImageDraft(ObjectNode image) {
        this.image = image;
        this.runtime = RuntimeConfig.complete(image.get("config"));
        image.set("config", runtime);
    }

    /** An image on top of another, whose config is this. */
    public static ImageDraft of(byte[] base) {
        ObjectNode image = Json.read(base);
        image.remove(OF_THE_BASE);
        var draft = new ImageDraft(image);
        new ConfigEditor(draft.runtime).defaultPath();
        return draft;
    }

    /** An image on top of nothing. */
    public static ImageDraft scratch(Platform platform) {
        ObjectNode image = Json.object().put("architecture", platform.architecture()).put("os", platform.os());
        if (platform.variant() != null) {
            image.put("variant", platform.variant());
        }
        image.putArray("history");
        image.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        var draft = new ImageDraft(image);
        new ConfigEditor(draft.runtime).defaultPath();
        return draft;
    }

    /** One that changes on its own. */
    public ImageDraft copy() {
        return new ImageDraft(image.deepCopy());
    }

    /** Changes how a container starts. */
    public ConfigEditor editor() {
        return new ConfigEditor(runtime);
    }

    /** An editor that knows whether the Dockerfile has set a command in this stage. */
    public ConfigEditor editor(boolean commandSet) {
        var editor = new ConfigEditor(runtime);
        if (commandSet) {
            editor.keepCommand();
        }
        return editor;
    }

    /** Sets who made the image. */
    public void author(String author) {
        image.put("author", author);
    }

    /** Notes which image this one continues. */
    public void parent(Digest id) {
        new ConfigEditor(runtime).image(id.toString());
    }

    /**
     * Adds a step.
     *
     * @param layer what it made; null for none
     */
    public void step(String createdBy, @Nullable Digest layer, Instant created) {
        String time = DateTimeFormatter.ISO_INSTANT.format(created);
        image.put("created", time);
        ObjectNode row = history().addObject().put("created", time);
        String author = image.path("author").asString("");
        if (!author.isEmpty()) {
            row.put("author", author);
        }
        row.put("created_by", createdBy);
        if (layer == null) {
            row.put("empty_layer", true);
        } else {
            diffIds().add(layer.toString());
        }
    }

    private ArrayNode history() {
        return image.get("history") instanceof ArrayNode there ? there : image.putArray("history");
    }

    private ArrayNode diffIds() {
        ObjectNode rootfs = image.get("rootfs") instanceof ObjectNode there
                ? there
                : image.putObject("rootfs").put("type", "layers");
        return rootfs.get("diff_ids") instanceof ArrayNode list ? list : rootfs.putArray("diff_ids");
    }

    /** What a step that begins here may depend on: files, settings, platform; no times and no ids. */
    public String fingerprint() {
        ObjectNode all = Json.object();
        for (String name : new String[]{"architecture", "os", "variant", "os.version", "author"}) {
            if (image.get(name) != null) {
                all.set(name, image.get(name));
            }
        }
        ObjectNode settings = runtime.deepCopy();
        settings.set("Image", JsonNodeFactory.instance.stringNode(""));
        all.set("config", settings);
        all.set("layers", diffIds());
        return Digest.of(Json.bytes(all)).hex();
    }

    /** The config as it is now. */
    public ImageConfig config() throws ImageReadException {
        byte[] raw = bytes();
        return ImageConfigReader.read(raw, Digest.of(raw), Place.of("config"), Limits.DEFAULT);
    }

    /** Its bytes. */
    public byte[] bytes() {
        new ConfigEditor(runtime).config();
        return Json.bytes(Json.sorted(image));
    }

    /** The id that an image of it has. */
    public Digest id() {
        return Digest.of(bytes());
    }
}
