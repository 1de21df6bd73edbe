package dev.cutaway.engine.local.transfer.archive;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.transfer.config.Json;
import dev.cutaway.engine.local.transfer.config.V1Layers;
import dev.cutaway.engine.local.transfer.config.V1Layers.V1Layer;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what {@code docker save} of Docker 20.10 writes, byte for byte: entries sorted, a folder for each layer, a
 * layer that comes again a link to the first.
 *
 * @see <a href="https://github.com/moby/moby/blob/v20.10.24/image/tarexport/save.go">moby: tarexport/save.go</a>
 */
public final class DockerArchive {

    /** Writes one top-level entry. */
    private interface Entry {
        void writeTo(TarOut tar) throws IOException;
    }

    private static final byte[] VERSION = "1.0".getBytes(StandardCharsets.UTF_8);

    private final LayerBytes bytes;
    private final Progress progress;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<Digest, String> places = new HashMap<>();
    private final ArrayNode manifest = JsonNodeFactory.instance.arrayNode();
    private final Map<String, Map<String, String>> repositories = new TreeMap<>();
    private long total;

    private DockerArchive(LayerBytes bytes, Progress progress) {
        this.bytes = bytes;
        this.progress = progress;
    }

    /**
     * Writes an archive.
     *
     * @param out not closed
     */
    public static void write(List<SavedImage> images, LayerBytes bytes, OutputStream out, Progress progress)
            throws IOException {
        var archive = new DockerArchive(bytes, progress);
        images.forEach(archive::add);
        archive.writeTo(out);
    }

    private void add(SavedImage image) {
        JsonNode config = Json.read(image.config());
        Instant created = created(config);
        List<V1Layer> layers = V1Layers.of(config, image.layers().stream().map(LayerRecord::diffId).toList());
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < layers.size(); i++) {
            addLayer(layers.get(i), image.layers().get(i), created);
            names.add(layers.get(i).id() + "/layer.tar");
        }
        String configName = image.id().hex() + ".json";
        entries.put(configName, tar -> tar.at(created).file(configName, image.config()));
        ArrayNode tags = JsonNodeFactory.instance.arrayNode();
        for (ImageReference tag : image.tags()) {
            tags.add(tag.familiar());
            if (!layers.isEmpty()) {
                repositories.computeIfAbsent(tag.familiarName(), _ -> new TreeMap<>())
                        .put(String.valueOf(tag.tag()), layers.getLast().id());
            }
        }
        ObjectNode row = manifest.addObject().put("Config", configName);
        row.set("RepoTags", tags.isEmpty() ? JsonNodeFactory.instance.nullNode() : tags);
        row.set("Layers", names);
    }

    private void addLayer(V1Layer v1, LayerRecord layer, Instant created) {
        if (entries.containsKey(v1.id())) {
            return;
        }
        String known = places.putIfAbsent(layer.diffId(), v1.id());
        total += known == null ? layer.tarBytes() : 0;
        entries.put(v1.id(), tar -> {
            TarOut dated = tar.at(created);
            dated.folder(v1.id() + "/");
            dated.file(v1.id() + "/VERSION", VERSION);
            dated.file(v1.id() + "/json", v1.json());
            if (known == null) {
                dated.file(v1.id() + "/layer.tar", layer.tarBytes(), out -> bytes.writeTar(layer, out, progress));
            } else {
                dated.link(v1.id() + "/layer.tar", "../" + known + "/layer.tar");
            }
        });
    }

    private void writeTo(OutputStream out) throws IOException {
        progress.total(total);
        byte[] table = line(manifest);
        entries.put("manifest.json", tar -> tar.file("manifest.json", table));
        if (!repositories.isEmpty()) {
            ObjectNode names = Json.object();
            repositories.forEach((name, tags) -> tags.forEach(names.withObjectProperty(name)::put));
            entries.put("repositories", tar -> tar.file("repositories", line(names)));
        }
        var tar = new TarOut(out, Instant.EPOCH);
        for (Entry entry : entries.values()) {
            entry.writeTo(tar);
        }
        tar.end();
    }

    private static byte[] line(JsonNode json) {
        var line = new ByteArrayOutputStream();
        line.writeBytes(Json.bytes(json));
        line.write('\n');
        return line.toByteArray();
    }

    private static Instant created(JsonNode config) {
        try {
            return OffsetDateTime.parse(config.path("created").asString("")).toInstant();
        } catch (DateTimeException _) {
            return Instant.EPOCH;
        }
    }
}
