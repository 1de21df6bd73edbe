package dev.cutaway.inspector.tree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Images that dockerd made, merged here, against what its own overlay mount of them showed. */
class DockerMergesTheSameTest {

    @ParameterizedTest
    @CsvSource({"docker20-torture.tar.xz, torture-rootfs.expected.json.gz",
            "docker20-waste-hollow.tar.xz, waste-rootfs.expected.json.gz"})
    void the_merged_tree_is_the_one_dockerd_mounts(String archive, String expected) throws Exception {
        try (ImageArchive opened = ImageArchive.open(resource(archive), Limits.DEFAULT, Progress.NONE)) {
            ImageTree tree = new ImageInspector(null, Limits.DEFAULT)
                    .inspect(opened.images().getFirst(), Progress.NONE).tree();
            assertThat(merged(tree)).isEqualTo(listing(expected)).hasSizeGreaterThan(200);
        }
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(DockerMergesTheSameTest.class.getResource("/fixtures/" + name)).toURI());
    }

    /** One line for each path; names are shown as Latin-1, which keeps every byte. */
    private static Map<String, String> merged(ImageTree tree) {
        Map<String, String> merged = new TreeMap<>();
        TreeState state = tree.upTo(tree.layerCount() - 1);
        for (int node = 1; node < tree.nodeCount(); node++) {
            if (state.alive(node)) {
                merged.put(path(tree, node), describe(tree, state.version(node)));
            }
        }
        return merged;
    }

    private static String path(ImageTree tree, int node) {
        String name = new String(tree.nameBytes(node), ISO_8859_1);
        return tree.parent(node) == 0 ? name : path(tree, tree.parent(node)) + "/" + name;
    }

    private static String describe(ImageTree tree, int event) {
        LayerIndex index = tree.layers().get(tree.layerOf(event));
        int entry = tree.entry(event);
        // A hard link to a symbolic link is one.
        int meant = index.kind(entry) == EntryKind.HARD_LINK && index.hardLinkEntry(entry) >= 0
                ? index.hardLinkEntry(entry)
                : entry;
        ContentRef content = tree.content(event);
        byte[] target = index.kind(meant) == EntryKind.SYMLINK ? index.linkTarget(meant) : null;
        var xattrs = new TreeMap<String, String>();
        index.xattrs(meant).forEach((name, value) -> xattrs.put(name, Base64.getEncoder().encodeToString(value)));
        return "%o %d:%d %d %s %s %d:%d %s".formatted(typeBits(index.kind(meant)) | index.mode(meant),
                Integer.toUnsignedLong(index.uid(meant)), Integer.toUnsignedLong(index.gid(meant)),
                index.mtimeSeconds(meant) * 1_000_000_000L + index.mtimeNanos(meant),
                content == null ? "" : digest(tree.layers().get(content.layer()), content.entry()),
                target == null ? "" : new String(target, UTF_8), index.device(meant) >>> 32,
                index.device(meant) & 0xffff_ffffL, xattrs);
    }

    private static String digest(LayerIndex layer, int entry) {
        return layer.bytes(entry) + " "
                + HexFormat.of().formatHex(Objects.requireNonNull(layer.contentDigest(entry)));
    }

    private static int typeBits(EntryKind kind) {
        return switch (kind) {
            case DIRECTORY -> 0040000;
            case FILE, HARD_LINK -> 0100000;
            case SYMLINK -> 0120000;
            case CHARACTER_DEVICE -> 0020000;
            case BLOCK_DEVICE -> 0060000;
            case FIFO -> 0010000;
            case WHITEOUT -> throw new AssertionError("A whiteout is not part of the file system");
        };
    }

    private static Map<String, String> listing(String name) throws IOException, URISyntaxException {
        Map<String, String> listing = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(resource(name).toUri().toURL().openStream())) {
            for (JsonNode row : JsonMapper.shared().readTree(in)) {
                byte[] path = row.has("enc")
                        ? Base64.getDecoder().decode(row.get("path").asString())
                        : row.get("path").asString().getBytes(UTF_8);
                listing.put(new String(path, ISO_8859_1), describe(row));
            }
        }
        return listing;
    }

    private static String describe(JsonNode row) {
        var xattrs = new TreeMap<String, String>();
        row.path("xattrs_b64").propertyStream().forEach(one -> xattrs.put(one.getKey(), one.getValue().asString()));
        return "%o %d:%d %d %s %s %d:%d %s".formatted(Integer.parseInt(row.get("mode").asString().substring(2), 8),
                row.get("uid").asLong(), row.get("gid").asLong(), row.get("mtime_ns").asLong(),
                row.has("sha256") ? row.get("size").asLong() + " " + row.get("sha256").asString() : "",
                row.path("link").asString(""), row.path("rdev").path(0).asLong(0), row.path("rdev").path(1).asLong(0),
                xattrs);
    }
}
