package dev.cutaway.engine.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import dev.cutaway.inspector.tree.ContentRef;
import dev.cutaway.inspector.tree.ImageTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

class FlatteningTest {

    private static final ImageReference FLAT = ImageReference.parse("lab/flat:1");

    @TempDir
    Path folder;

    private TestStore store;

    @BeforeEach
    void open() throws IOException {
        store = new TestStore(folder.resolve("store"));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    /** What is at each path at the end: everything an unpacked file system shows, and which names are one file. */
    private Map<String, String> files(String name) throws IOException {
        try (var opened = store.open(name)) {
            InspectedImage image = new ImageInspector(null, Limits.DEFAULT).inspect(opened.images().getFirst(),
                    Progress.NONE);
            ImageTree tree = image.tree();
            var files = new TreeMap<String, String>();
            var firsts = new TreeMap<String, String>();
            for (int node = 1; node < tree.nodeCount(); node++) {
                int event = tree.versionAt(node, image.layers().size() - 1);
                if (event >= 0) {
                    files.put(tree.path(node), describe(tree, node, event, firsts));
                }
            }
            return files;
        }
    }

    private static String describe(ImageTree tree, int node, int event, Map<String, String> firsts) {
        LayerIndex index = tree.layers().get(tree.layerOf(event));
        int entry = tree.entry(event);
        ContentRef content = tree.content(event);
        String inode = "";
        if (content == null && index.kind(entry) == EntryKind.HARD_LINK) {
            entry = index.hardLinkEntry(entry);
        }
        if (content != null) {
            LayerIndex holder = tree.layers().get(content.layer());
            inode = HexFormat.of().formatHex(holder.contentDigest(content.entry())) + " as "
                    + firsts.computeIfAbsent(content.toString(), _ -> tree.path(node));
            index = holder;
            entry = content.entry();
        }
        byte[] link = index.linkTarget(entry);
        var xattrs = new TreeMap<String, String>();
        index.xattrs(entry).forEach((key, value) -> xattrs.put(key, HexFormat.of().formatHex(value)));
        return (index.kind(entry) + " %o %d:%d %s:%s %d.%d dev %d -> %s %s %s").formatted(index.mode(entry),
                index.uid(entry), index.gid(entry), index.userName(entry), index.groupName(entry),
                index.mtimeSeconds(entry), index.mtimeNanos(entry), index.device(entry),
                link == null || content != null ? "" : HexFormat.of().formatHex(link), xattrs, inode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker20-fxsite.tar.xz", "docker20-torture.tar.xz"})
    void real_images_keep_every_file_and_attribute(String name) throws IOException {
        Digest id = store.load(TestStore.fixture(name)).getFirst();
        Digest flat = store.transfers.flatten(id.toString(), FLAT, Progress.NONE);
        Map<String, String> before = files(id.toString());
        assertThat(before).hasSizeGreaterThan(100);
        assertThat(files("lab/flat:1")).containsExactlyInAnyOrderEntriesOf(before);
        try (var one = store.open(id.toString()); var two = store.open(flat.toString())) {
            assertThat(two.images().getFirst().config().runtime())
                    .isEqualTo(one.images().getFirst().config().runtime());
            assertThat(two.images().getFirst().config().history()).hasSize(1);
            assertThat(two.images().getFirst().layers()).hasSize(1);
        }
    }

    @Test
    void deleted_and_replaced_files_are_gone() throws IOException {
        store.load(ArchiveForms.dockerArchive(new TestImage("lab/web:1")
                .layer(new TestLayer().dir("d").file("d/old", "1").file("gone", "2").file("kept", "3"))
                .layer(new TestLayer().file("d/.wh..wh..opq", "").file(".wh.gone", "").file("d/new", "4"))).toTar());
        store.transfers.flatten("lab/web:1", FLAT, Progress.NONE);
        assertThat(files("lab/flat:1")).containsOnlyKeys("/d", "/d/new", "/kept");
        assertThat(files("lab/flat:1")).isEqualTo(files("lab/web:1"));
    }

    @Test
    void hard_links_survive_the_name_that_had_the_content() throws IOException {
        store.load(ArchiveForms.ociLayout(new TestImage("lab/web:1")
                .layer(new TestLayer().file("z", "content").hardlink("b", "z").hardlink("a", "z"), BlobForm.GZIP)
                .layer(new TestLayer().file(".wh.z", ""), BlobForm.ZSTD)).toTar());
        store.transfers.flatten("lab/web:1", FLAT, Progress.NONE);
        assertThat(files("lab/flat:1")).containsOnlyKeys("/a", "/b").isEqualTo(files("lab/web:1"));
        try (var opened = store.open("lab/flat:1")) {
            LayerIndex index = opened.images().getFirst().layers().getFirst().knownIndex();
            assertThat(index).isNotNull();
            assertThat(index.kind(index.child(0, new byte[]{'a'}))).isEqualTo(EntryKind.FILE);
            assertThat(index.kind(index.child(0, new byte[]{'b'}))).isEqualTo(EntryKind.HARD_LINK);
        }
    }

    @Test
    void long_and_odd_names_stay() throws IOException {
        String deep = "d/".repeat(80) + "name-" + "é".repeat(60);
        store.load(ArchiveForms.dockerArchive(new TestImage("lab/web:1")
                .layer(new TestLayer().file(deep, "1").symlink("s", "t/".repeat(100)))
                .layer(new TestLayer().hardlink("h", deep).file("e", ""))).toTar());
        store.transfers.flatten("lab/web:1", FLAT, Progress.NONE);
        assertThat(files("lab/flat:1")).containsKey("/" + deep).isEqualTo(files("lab/web:1"));
    }

    @Test
    void damage_does_not_get_into_the_new_layer() throws IOException {
        store.load(ArchiveForms.dockerArchive(
                new TestImage("lab/web:1").layer(new TestLayer().file("f", "0123456789".repeat(1000)))).toTar());
        Digest blob = store.catalog.snapshot().layersOf(store.catalog.resolve("lab/web:1")).getFirst().blob();
        var before = store.files();
        var enough = new CancellationException("enough");
        assertThatThrownBy(() -> store.transfers.flatten("lab/web:1", FLAT, _ -> {
            throw enough;
        })).isSameAs(enough);
        byte[] bytes = Files.readAllBytes(store.blobs.path(blob));
        bytes[5000] ^= 1;
        Files.write(store.blobs.path(blob), bytes);
        assertThatThrownBy(() -> store.transfers.flatten("lab/web:1", FLAT, Progress.NONE))
                .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
                .hasMessageContaining(blob.toString());
        assertThat(store.files()).isEqualTo(before);
        assertThat(store.files()).isEqualTo(before);
    }
}
