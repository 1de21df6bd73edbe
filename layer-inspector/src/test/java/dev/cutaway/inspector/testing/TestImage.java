package dev.cutaway.inspector.testing;

import dev.cutaway.inspector.Digest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * An image made in a test: layers, config, history, tags. {@link TestArchive} writes it in the forms that exist.
 *
 * <pre>{@code
 * var image = new TestImage("lab/web:1").layer(new TestLayer().file("a", "1")).createdBy("COPY a /a").emptyStep("CMD a");
 * }</pre>
 */
public final class TestImage {

    static final JsonMapper JSON = new JsonMapper();

    /** A layer as it lies in an archive, and what the image claims of it. */
    record Layer(byte[] tar, byte[] blob, BlobForm form, Digest diffId, Digest digest, long size) {}

    private final List<String> tags;
    private final List<Layer> layers = new ArrayList<>();
    private final ArrayNode history = JSON.createArrayNode();
    private final List<Consumer<ObjectNode>> configEdits = new ArrayList<>();
    private final List<Consumer<ObjectNode>> manifestEdits = new ArrayList<>();
    private String os = "linux";
    private String architecture = "amd64";
    private String variant = "";

    /** @param tags such as {@code lab/web:1}; none for an untagged image */
    public TestImage(String... tags) {
        this.tags = List.of(tags);
    }

    /** The next layer, not compressed. */
    public TestImage layer(TestLayer layer) {
        return layer(layer.toBytes(), BlobForm.PLAIN);
    }

    /** The next layer, in this form where the archive keeps blobs (a {@code layer.tar} has it too). */
    public TestImage layer(TestLayer layer, BlobForm form) {
        return layer(layer.toBytes(), form);
    }

    /** The next layer from its tar, which need not be one. */
    public TestImage layer(byte[] tar, BlobForm form) {
        return blob(tar, form.compress(tar), form);
    }

    /** The next layer with a blob that need not hold the tar; digest and size are those of the blob, as they must be. */
    public TestImage blob(byte[] tar, byte[] blob, BlobForm form) {
        layers.add(new Layer(tar, blob, form, Digest.of(tar), Digest.of(blob), blob.length));
        step("/bin/sh -c step " + layers.size(), false);
        return this;
    }

    /** Words the history of the last step. */
    public TestImage createdBy(String command) {
        lastStep().put("created_by", command);
        return this;
    }

    /** The comment of the last step's history. */
    public TestImage comment(String comment) {
        lastStep().put("comment", comment);
        return this;
    }

    /** A history step without a layer. */
    public TestImage emptyStep(String command) {
        step(command, true);
        return this;
    }

    /** Takes all history away, as some builders do. */
    public TestImage withoutHistory() {
        history.removeAll();
        return this;
    }

    /** What it runs on; an empty variant for none. */
    public TestImage platform(String newOs, String newArchitecture, String newVariant) {
        os = newOs;
        architecture = newArchitecture;
        variant = newVariant;
        return this;
    }

    /** Changes the config's JSON, as the last thing before it is written. */
    public TestImage config(Consumer<ObjectNode> edit) {
        configEdits.add(edit);
        return this;
    }

    /** Changes the manifest's JSON likewise. */
    public TestImage manifest(Consumer<ObjectNode> edit) {
        manifestEdits.add(edit);
        return this;
    }

    /** Makes the config claim another diff ID for a layer. */
    public TestImage claimDiffId(int layer, Digest diffId) {
        Layer old = layers.get(layer);
        layers.set(layer, new Layer(old.tar, old.blob, old.form, diffId, old.digest, old.size));
        return this;
    }

    /** Makes the manifest claim another digest for a layer, and files the blob under that digest. */
    public TestImage claimDigest(int layer, Digest digest) {
        Layer old = layers.get(layer);
        layers.set(layer, new Layer(old.tar, old.blob, old.form, old.diffId, digest, old.size));
        return this;
    }

    /** Makes the manifest claim another size for a layer. */
    public TestImage claimSize(int layer, long size) {
        Layer old = layers.get(layer);
        layers.set(layer, new Layer(old.tar, old.blob, old.form, old.diffId, old.digest, size));
        return this;
    }

    /** The config's bytes. */
    public byte[] configBytes() {
        ObjectNode root = JSON.createObjectNode();
        root.put("created", "2026-11-20T10:00:00Z").put("architecture", architecture).put("os", os);
        if (!variant.isEmpty()) {
            root.put("variant", variant);
        }
        root.putObject("config").putArray("Env").add("PATH=/usr/local/bin:/usr/bin:/bin");
        ArrayNode diffIds = root.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        layers.forEach(layer -> diffIds.add(layer.diffId.toString()));
        root.set("history", history.deepCopy());
        configEdits.forEach(edit -> edit.accept(root));
        return json(root);
    }

    /** The image id: the digest of the config. */
    public Digest id() {
        return Digest.of(configBytes());
    }

    /** The OCI manifest's bytes. */
    public byte[] manifestBytes() {
        ObjectNode root = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType",
                "application/vnd.oci.image.manifest.v1+json");
        byte[] config = configBytes();
        root.set("config", descriptor("application/vnd.oci.image.config.v1+json", Digest.of(config), config.length));
        ArrayNode array = root.putArray("layers");
        layers.forEach(layer -> array.add(descriptor(layer.form.mediaType(), layer.digest, layer.size)));
        manifestEdits.forEach(edit -> edit.accept(root));
        return json(root);
    }

    /** Digest of {@link #manifestBytes()}. */
    public Digest manifestDigest() {
        return Digest.of(manifestBytes());
    }

    /** Where an OCI layout has this layer's blob. */
    public String blobPath(int layer) {
        return TestArchive.blobPath(layers.get(layer).digest);
    }

    List<String> tags() {
        return tags;
    }

    List<Layer> layers() {
        return Collections.unmodifiableList(layers);
    }

    ObjectNode platform() {
        ObjectNode platform = JSON.createObjectNode().put("architecture", architecture).put("os", os);
        return variant.isEmpty() ? platform : platform.put("variant", variant);
    }

    static ObjectNode descriptor(String mediaType, Digest digest, long size) {
        return JSON.createObjectNode().put("mediaType", mediaType).put("digest", digest.toString()).put("size", size);
    }

    static byte[] json(Object node) {
        return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }

    private void step(String command, boolean empty) {
        ObjectNode step = history.addObject();
        step.put("created", "2026-11-20T10:00:%02dZ".formatted(history.size() % 60)).put("created_by", command);
        if (empty) {
            step.put("empty_layer", true);
        }
    }

    private ObjectNode lastStep() {
        return (ObjectNode) history.get(history.size() - 1);
    }
}
