package dev.cutaway.app.samples;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the images of a recipe as one docker-archive: {@code <diffid>.tar} for each layer, a config for each image,
 * {@code manifest.json}. A layer goes straight into the file: its header is written when its length and digest are
 * known.
 */
final class SampleWriter {

    private static final int BLOCK = 512;
    private static final JsonMapper JSON = new JsonMapper();

    /** What later images need to know of an earlier one. */
    private record Made(TreeMap<String, Node> files, List<Digest> layers, ArrayNode history) {}

    private final String sample;
    private final FileChannel file;
    private final Progress progress;
    private final Map<String, Made> made = new HashMap<>();
    private final ArrayNode manifest = JSON.createArrayNode();
    private final Set<Digest> written = new HashSet<>();

    private SampleWriter(String sample, FileChannel file, Progress progress) {
        this.sample = sample;
        this.file = file;
        this.progress = progress;
    }

    /**
     * Writes the archive from the channel's position to its end.
     *
     * @param sample id of the sample
     * @param file open for writing, empty
     */
    static void write(String sample, Recipe recipe, FileChannel file, Progress progress) throws IOException {
        var writer = new SampleWriter(sample, file, progress);
        for (var image : recipe.images()) {
            writer.image(image);
        }
        writer.member("manifest.json", bytes(writer.manifest));
        writer.put(new byte[2 * BLOCK]);
    }

    private void image(Recipe.Image image) throws IOException {
        Made base = image.base() == null ? null : made.get(image.base());
        var own = base == null
                ? new Made(new TreeMap<>(), new ArrayList<>(), JSON.createArrayNode())
                : new Made(new TreeMap<>(base.files), new ArrayList<>(base.layers), base.history.deepCopy());
        for (var step : image.steps()) {
            own.history.add(row(step));
            if (!step.effects().isEmpty()) {
                own.layers.add(layer(LayerPlan.of(sample, step, own.files)));
            }
        }
        made.put(image.name(), own);
        if (image.saved()) {
            save(image, own);
        }
    }

    private static ObjectNode row(Recipe.Step step) {
        ObjectNode row = JSON.createObjectNode().put("created", step.created().toString()).put("created_by",
                step.createdBy());
        if (!step.comment().isEmpty()) {
            row.put("comment", step.comment());
        }
        return step.effects().isEmpty() ? row.put("empty_layer", true) : row;
    }

    private void save(Recipe.Image image, Made own) throws IOException {
        ObjectNode config = JSON.createObjectNode().put("architecture", "amd64").put("os", "linux");
        config.set("config", JSON.readTree(image.config()));
        config.put("created", own.history.get(own.history.size() - 1).get("created").asString());
        config.set("history", own.history);
        ArrayNode diffIds = config.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        own.layers.forEach(layer -> diffIds.add(layer.toString()));
        byte[] bytes = bytes(config);
        String name = Digest.of(bytes).hex() + ".json";
        member(name, bytes);
        ObjectNode row = manifest.addObject().put("Config", name);
        row.putArray("RepoTags").add(image.name());
        ArrayNode layers = row.putArray("Layers");
        own.layers.forEach(layer -> layers.add(layer.hex() + ".tar"));
    }

    private Digest layer(Map<String, Node> entries) throws IOException {
        long header = file.position();
        file.position(header + BLOCK);
        var hash = Digest.newSha256();
        // Closing these would close the file.
        var out = new BufferedOutputStream(new DigestOutputStream(Channels.newOutputStream(file), hash), 1 << 16);
        var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        for (var entry : entries.entrySet()) {
            put(tar, entry.getKey(), entry.getValue());
        }
        tar.finish();
        out.flush();
        Digest diffId = Digest.ofSha256(hash.digest());
        long end = file.position();
        if (!written.add(diffId)) {
            file.truncate(header).position(header);
            return diffId;
        }
        file.position(header);
        put(header(diffId.hex() + ".tar", end - header - BLOCK));
        file.position(end);
        pad();
        return diffId;
    }

    private void put(TarArchiveOutputStream tar, String path, Node node) throws IOException {
        String name = path.substring(1) + (node.kind() == Node.Kind.DIRECTORY ? "/" : "");
        byte type = switch (node.kind()) {
            case DIRECTORY -> TarConstants.LF_DIR;
            case SYMLINK -> TarConstants.LF_SYMLINK;
            case HARD_LINK -> TarConstants.LF_LINK;
            case FILE, WHITEOUT, OPAQUE -> TarConstants.LF_NORMAL;
        };
        var entry = new TarArchiveEntry(name, type);
        entry.setMode(node.mode());
        entry.setModTime(node.modified().toEpochMilli());
        entry.setIds(id(node.owner()), id(node.owner()));
        entry.setNames(node.owner(), node.owner());
        entry.setLinkName(node.kind() == Node.Kind.HARD_LINK ? node.target().substring(1) : node.target());
        Content content = node.content();
        entry.setSize(content == null ? 0 : content.size());
        tar.putArchiveEntry(entry);
        if (content != null) {
            content.writeTo(tar);
            progress.advance(content.size());
        }
        tar.closeArchiveEntry();
    }

    private static int id(String owner) {
        return switch (owner) {
            case "root" -> 0;
            case "www-data" -> 33;
            case "app" -> 1000;
            default -> throw new IllegalArgumentException("no user " + owner);
        };
    }

    private void member(String name, byte[] content) throws IOException {
        put(header(name, content.length));
        put(content);
        pad();
    }

    private static byte[] header(String name, long size) {
        var entry = new TarArchiveEntry(name);
        entry.setMode(0644);
        entry.setModTime(0);
        entry.setSize(size);
        byte[] block = new byte[BLOCK];
        entry.writeEntryHeader(block);
        return block;
    }

    private void pad() throws IOException {
        put(new byte[(int) (-file.position() & (BLOCK - 1))]);
    }

    private void put(byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    private static byte[] bytes(Object json) {
        return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    }
}
