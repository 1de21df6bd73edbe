package dev.cutaway.inspector.archive;

import static dev.cutaway.inspector.testing.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestArchive;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Archives and layouts whose tables, blobs or links are wrong: each gives an error that names the thing. */
class BadArchiveTest {

    private static final TestLayer LAYER = new TestLayer().file("etc/name", "base");

    @TempDir
    Path folder;

    private static TestImage image() {
        return new TestImage("lab/web:1").layer(LAYER, BlobForm.GZIP);
    }

    private static TestArchive docker() {
        return ArchiveForms.dockerArchive(new TestImage("lab/web:1").layer(LAYER));
    }

    private static TestArchive layout() {
        return ArchiveForms.ociLayout(image());
    }

    private static void open(Path path) throws IOException {
        ImageArchive.open(path, Limits.DEFAULT, Progress.NONE).close();
    }

    /** Opens the archive as a tar and, where it is a layout, as a folder; both must fail alike. */
    private <P extends Problem> P fails(Class<P> type, TestArchive archive) throws IOException {
        Path tar = archive.writeTar(folder.resolve("bad.tar"));
        P problem = problem(type, () -> open(tar));
        if (archive.has("oci-layout") && archive.names().stream().distinct().count() == archive.names().size()) {
            Path layout = archive.writeFolder(Files.createTempDirectory(folder, "layout"));
            problem(type, () -> open(layout));
        }
        return problem;
    }

    private <P extends Problem> P failsOnBytes(Class<P> type, TestLayer tar) throws IOException {
        Path file = Files.write(folder.resolve("bad.tar"), tar.toBytes());
        return problem(type, () -> open(file));
    }

    @Test
    void archives_cut_at_any_block_are_whole_or_truncated() throws IOException {
        for (Supplier<TestArchive> form : List.<Supplier<TestArchive>>of(BadArchiveTest::docker,
                BadArchiveTest::layout, () -> ArchiveForms.docker25(image()), () -> ArchiveForms.dockerV1(image()))) {
            byte[] whole = form.get().toTar();
            List<String> images = images(Files.write(folder.resolve("whole.tar"), whole));
            int truncations = 0;
            for (int length = 512; length < whole.length; length += 256) {
                Path file = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(whole, length));
                try {
                    // Padding, end blocks and tables that nothing needs may go.
                    assertThat(images(file)).isEqualTo(images);
                } catch (ImageReadException e) {
                    assertThat(e.problem()).isInstanceOf(Problem.Truncated.class);
                    assertThat(e.problem().place().offset()).isBetween(0L, (long) length);
                    truncations++;
                }
            }
            assertThat(truncations).isGreaterThan((whole.length - 1024) / 256 * 3 / 4);
        }
    }

    private static List<String> images(Path path) throws IOException {
        try (var archive = ImageArchive.open(path, Limits.DEFAULT, Progress.NONE)) {
            return archive.images().stream().map(image -> image.tags() + " " + image.id() + " " + image.blobBytes())
                    .toList();
        }
    }

    @Test
    void wrapped_archives_cut_anywhere_are_truncated() throws IOException {
        for (BlobForm wrapper : List.of(BlobForm.GZIP, BlobForm.BZIP2, BlobForm.XZ, BlobForm.ZSTD)) {
            byte[] whole = wrapper.compress(docker().toTar());
            for (int length = 20; length < whole.length; length += whole.length / 20) {
                Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
                problem(Problem.Truncated.class, () -> open(file));
            }
        }
    }

    @Test
    void content_that_does_not_hash_to_its_name_is_named_with_both_digests() throws IOException {
        var plain = new TestImage("lab/web:1").layer(LAYER);
        String config = plain.id().hex() + ".json";
        var wrong = fails(Problem.WrongDigest.class, docker().edit(config, json -> spaceBehind(json)));
        assertThat(wrong.expected()).isEqualTo(plain.id());
        assertThat(wrong.actual()).isEqualTo(Digest.of(spaceBehind(plain.configBytes())));
        assertThat(wrong.place().entry()).isEqualTo(config);

        fails(Problem.WrongDigest.class, layout().flip(blob(image().id())));
        fails(Problem.WrongDigest.class, layout().flip(blob(image().manifestDigest())));
        fails(Problem.WrongDigest.class, ArchiveForms.docker25(image()).flip(blob(image().id())));
    }

    private static byte[] spaceBehind(byte[] json) {
        byte[] longer = Arrays.copyOf(json, json.length + 1);
        longer[json.length] = ' ';
        return longer;
    }

    private static String blob(Digest digest) {
        return "blobs/sha256/" + digest.hex();
    }

    @Test
    void content_of_another_size_than_announced_is_named_with_both_sizes() throws IOException {
        String layer = image().blobPath(0);
        var wrong = fails(Problem.WrongSize.class, layout().edit(layer, BadArchiveTest::spaceBehind));
        assertThat(wrong.actual()).isEqualTo(wrong.expected() + 1);
        assertThat(wrong.place().entry()).isEqualTo(layer);

        fails(Problem.WrongSize.class, layout().truncate(layer, 3));
        fails(Problem.WrongSize.class, layout().truncate(blob(image().id()), 3));
        fails(Problem.WrongSize.class, ArchiveForms.ociLayout(image().claimSize(0, 1L << 40)));
    }

    @Test
    void whatever_is_referred_to_must_be_there() throws IOException {
        for (String name : List.of("index.json", image().blobPath(0), blob(image().id()),
                blob(image().manifestDigest()))) {
            assertThat(fails(Problem.Missing.class, layout().drop(name)).what())
                    .contains(name.substring(name.lastIndexOf('/') + 1));
        }
        assertThat(fails(Problem.Missing.class, layout().drop("oci-layout")).what()).contains("oci-layout");
        var docker = docker();
        for (String name : docker.names()) {
            if (name.endsWith("layer.tar") || (name.endsWith(".json") && !name.equals("manifest.json"))) {
                assertThat(fails(Problem.Missing.class, docker().drop(name)).what()).contains(name);
            }
        }
    }

    @Test
    void a_foreign_layer_that_is_not_there_is_explained() throws IOException {
        var windows = new TestImage("lab/win:1").layer(LAYER).manifest(json -> mediaType(json,
                "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"));

        assertThat(fails(Problem.Missing.class, ArchiveForms.ociLayout(windows).drop(windows.blobPath(0))).what())
                .contains("publisher keeps out");
    }

    private static void mediaType(ObjectNode manifest, String type) {
        ((ObjectNode) manifest.get("layers").get(0)).put("mediaType", type);
    }

    @Test
    void a_table_of_contents_must_not_be_there_twice() throws IOException {
        assertThat(fails(Problem.Malformed.class, docker().duplicate("manifest.json")).describe()).contains("twice");
        fails(Problem.Malformed.class, layout().duplicate("index.json"));
        fails(Problem.Malformed.class, layout().duplicate("oci-layout"));
        fails(Problem.Malformed.class, ArchiveForms.dockerV1(image()).duplicate("repositories"));
    }

    @Test
    void without_any_table_it_is_no_image() throws IOException {
        assertThat(fails(Problem.NotAnImage.class, docker().drop("manifest.json").drop("repositories")).describe())
                .contains("manifest.json", "oci-layout", "repositories");
        problem(Problem.NotAnImage.class, () -> open(Files.createDirectory(folder.resolve("empty"))));
    }

    @Test
    void tables_without_images_are_no_images() throws IOException {
        fails(Problem.NotAnImage.class, docker().edit("manifest.json", json -> bytes("[]")));
        fails(Problem.NotAnImage.class, layout().edit("index.json", json -> bytes("{\"manifests\":[]}")));
        fails(Problem.NotAnImage.class,
                ArchiveForms.dockerV1(image()).edit("repositories", json -> bytes("{}")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void layers_and_diff_ids_must_be_as_many() throws IOException {
        var more = image().config(json -> ((ArrayNode) json.get("rootfs").get("diff_ids"))
                .add(Digest.of(new byte[0]).toString()));

        assertThat(fails(Problem.Malformed.class, ArchiveForms.ociLayout(more)).describe()).contains("1 layers",
                "2 diff IDs");
        fails(Problem.Malformed.class, ArchiveForms.dockerArchive(more));
        fails(Problem.Malformed.class, ArchiveForms.docker25(more));
    }

    @Test
    void json_that_nests_ten_thousand_levels_is_refused() throws IOException {
        byte[] deep = bytes("[".repeat(10_000));
        for (String table : List.of("index.json", "oci-layout")) {
            assertThat(fails(Problem.Malformed.class, layout().edit(table, json -> deep)).describe()).contains("deep");
        }
        fails(Problem.Malformed.class, docker().edit("manifest.json", json -> deep));
        fails(Problem.Malformed.class, ArchiveForms.dockerV1(image()).edit("repositories", json -> deep));
        fails(Problem.Malformed.class, ArchiveForms.dockerV1(image()).edit("repositories",
                json -> bytes("{\"a\":".repeat(10_000))));
    }

    @Test
    void a_table_of_contents_larger_than_the_limit_is_not_read() throws IOException {
        Path file = docker().writeTar(folder.resolve("image.tar"));
        var small = new Limits(1000, 1000, 1 << 20, 10, 100, 10);

        var over = problem(Problem.OverLimit.class, () -> ImageArchive.open(file, small, Progress.NONE));
        assertThat(over.limit()).isEqualTo(100);
        assertThat(over.place().entry()).isEqualTo("manifest.json");
    }

    @Test
    void links_that_loop_are_refused() throws IOException {
        fails(Problem.Hostile.class, new TestArchive().addLink("a", "b").addLink("b", "a").add("manifest.json",
                "[{\"Config\":\"a\",\"Layers\":[]}]"));
        failsOnBytes(Problem.Hostile.class, new TestLayer().hardlink("manifest.json", "manifest.json"));
        failsOnBytes(Problem.Hostile.class, new TestLayer().symlink("x", "x/x").file("manifest.json",
                "[{\"Config\":\"x/y\",\"Layers\":[]}]"));
        var archive = layout().drop(image().blobPath(0));
        fails(Problem.Hostile.class,
                archive.addLink(image().blobPath(0), image().blobPath(0).substring("blobs/sha256/".length())));
    }

    @Test
    void nothing_leaves_the_archive_or_the_layout() throws IOException {
        Files.writeString(folder.resolve("secret"), "secret");
        String up = "../".repeat(40) + folder.resolve("secret").toString().substring(1);
        for (String path : List.of(up, "/../secret", "a/../../secret")) {
            fails(Problem.Hostile.class, docker().edit("manifest.json",
                    json -> bytes("[{\"Config\":\"" + path + "\",\"Layers\":[]}]")));
        }
        fails(Problem.Hostile.class, layout().drop(image().blobPath(0)).addLink(image().blobPath(0), up));
        failsOnBytes(Problem.Hostile.class, new TestLayer().file("../manifest.json", "[]"));
        failsOnBytes(Problem.Hostile.class, new TestLayer().file("x", "[]").pax("path", "manifest.json\0.txt"));
    }

    @Test
    void encrypted_layers_and_old_manifests_are_unsupported() throws IOException {
        fails(Problem.Unsupported.class, ArchiveForms.ociLayout(new TestImage("lab/web:1").layer(LAYER)
                .manifest(json -> mediaType(json, "application/vnd.oci.image.layer.v1.tar+gzip+encrypted"))));
        fails(Problem.Unsupported.class,
                ArchiveForms.ociLayout(image().manifest(json -> json.put("schemaVersion", 1))));
        fails(Problem.Unsupported.class,
                layout().edit("oci-layout", json -> bytes("{\"imageLayoutVersion\":\"2.0.0\"}")));
    }

    @Test
    void artifacts_are_no_images_and_are_called_by_their_type() throws IOException {
        var chart = image().manifest(json -> ((ObjectNode) json.get("config")).put("mediaType",
                "application/vnd.cncf.helm.config.v1+json"));

        assertThat(fails(Problem.NotAnImage.class, ArchiveForms.ociLayout(chart)).describe()).contains("helm");
    }

    @Test
    void an_index_inside_itself_many_times_is_bounded() throws IOException {
        var archive = new TestArchive().add("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}");
        String below = "{\"manifests\":[]}";
        for (int level = 0; level < 20; level++) {
            Digest digest = Digest.of(bytes(below));
            archive.add(blob(digest), below);
            String descriptor = "{\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"digest\":\"%s\",\"size\":%d}"
                    .formatted(digest, below.length());
            below = "{\"manifests\":[" + (descriptor + ",").repeat(30) + descriptor + "]}";
        }

        fails(Problem.OverLimit.class, archive.add("index.json", below));
    }

    @Test
    void layers_of_the_oldest_form_must_not_stand_on_each_other_in_a_circle() throws IOException {
        fails(Problem.Hostile.class,
                new TestArchive().add("a/json", "{\"parent\":\"b\"}").add("a/layer.tar", LAYER.toBytes())
                        .add("b/json", "{\"parent\":\"a\"}").add("b/layer.tar", LAYER.toBytes())
                        .add("repositories", "{\"lab/web\":{\"1\":\"a\"}}"));
    }

    @Test
    void damage_to_the_tar_itself_is_located() throws IOException {
        var broken = failsOnBytes(Problem.Malformed.class,
                new TestLayer().file("a", "a").file("manifest.json", "[]").badChecksum());
        assertThat(broken.place().offset()).isEqualTo(1024);

        var cut = failsOnBytes(Problem.Truncated.class, new TestLayer().file("big", "x").announcedSize(1L << 40));
        assertThat(cut.place().entry()).isEqualTo("big");
        assertThat(cut.describe()).contains(Long.toString(1L << 40));

        failsOnBytes(Problem.OverLimit.class,
                new TestLayer().entry('x', bytes("pax"), new byte[0]).announcedSize(1L << 32));
        failsOnBytes(Problem.Malformed.class, new TestLayer().entry('x', bytes("pax"), bytes("999 path=a\n")));
        failsOnBytes(Problem.Malformed.class, new TestLayer().file("a", "a").pax("size", "-1"));
    }

    @Test
    void a_manifest_that_was_packed_as_sparse_is_unsupported() throws IOException {
        failsOnBytes(Problem.Unsupported.class, new TestLayer().gnuSparse("manifest.json", 1 << 20));
        failsOnBytes(Problem.Unsupported.class, new TestLayer().paxSparse("1.0", "manifest.json", 1 << 20));
    }

    @Test
    void far_too_many_entries_are_refused() throws IOException {
        byte[] one = Arrays.copyOf(new TestLayer().file("a", "").toBytes(), 512);
        byte[] many = new byte[250_000 * 512];
        for (int i = 0; i < 250_000; i++) {
            System.arraycopy(one, 0, many, i * 512, 512);
            byte[] name = bytes("%07d".formatted(i));
            int difference = -'a';
            for (int at = 0; at < name.length; at++) {
                many[i * 512 + at] = name[at];
                difference += name[at];
            }
            int sum = Integer.parseInt(new String(one, 148, 6, StandardCharsets.US_ASCII), 8) + difference;
            System.arraycopy(bytes("%06o".formatted(sum)), 0, many, i * 512 + 148, 6);
        }
        Path file = Files.write(folder.resolve("many.tar"), many);

        assertThat(problem(Problem.OverLimit.class, () -> open(file)).describe()).contains("entries");
    }

    @Test
    void random_damage_gives_the_image_or_a_typed_error() throws IOException {
        var random = new Random(3);
        byte[][] seeds = {docker().toTar(), layout().toTar(), ArchiveForms.docker25(image()).toTar(),
                ArchiveForms.dockerV1(image()).toTar(), BlobForm.GZIP.compress(docker().toTar())};
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = seeds[round % seeds.length].clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) "0179/.\0{}[]\",:\u00ff".charAt(random.nextInt(15));
            }
            Path file = Files.write(folder.resolve("damaged"), bytes);
            try {
                open(file);
            } catch (ImageReadException e) {
                assertThat(e.problem().place().file()).isEqualTo(file.toString());
            }
        }
    }
}
