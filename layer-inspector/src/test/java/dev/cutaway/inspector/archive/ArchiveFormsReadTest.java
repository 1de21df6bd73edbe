package dev.cutaway.inspector.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestArchive;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Every form in which images come gives the same images. */
class ArchiveFormsReadTest {

    private static final TestLayer BASE = new TestLayer().dir("etc").file("etc/name", "base");
    private static final TestLayer TOP = new TestLayer().file("app", "x".repeat(5000));

    @TempDir
    Path folder;

    private static TestImage web(BlobForm form) {
        return new TestImage("lab/web:1").layer(BASE, form).layer(TOP, form).emptyStep("CMD [\"app\"]");
    }

    private static TestImage other() {
        return new TestImage("lab/other:2").layer(BASE).createdBy("ADD other");
    }

    private ImageArchive open(TestArchive archive) throws IOException {
        return open(archive.writeTar(folder.resolve("image.tar")));
    }

    private static ImageArchive open(Path path) throws IOException {
        return ImageArchive.open(path, Limits.DEFAULT, Progress.NONE);
    }

    private static void check(ArchivedImage image, TestImage expected, String... tags) throws IOException {
        assertThat(image.id()).isEqualTo(expected.id());
        assertThat(image.config().raw()).isEqualTo(expected.configBytes());
        assertThat(image.tags()).containsExactly(tags);
        assertThat(image.layers()).extracting(LayerBlob::diffId).isEqualTo(image.config().diffIds());
        for (LayerBlob layer : image.layers()) {
            assertThat(Digest.of(uncompressed(layer))).isEqualTo(layer.diffId());
        }
    }

    private static byte[] uncompressed(LayerBlob layer) throws IOException {
        try (InputStream in = layer.compression().decompress(layer.open(), Place.of(layer.name()), Limits.DEFAULT)) {
            return in.readAllBytes();
        }
    }

    @Test
    void docker_archives_hold_their_images_in_order() throws IOException {
        try (var archive = open(ArchiveForms.dockerArchive(web(BlobForm.PLAIN), other()))) {
            assertThat(archive.format()).isEqualTo(ArchiveFormat.DOCKER_ARCHIVE);
            assertThat(archive.wrapper()).isEqualTo(Compression.NONE);
            assertThat(archive.images()).hasSize(2);
            check(archive.images().get(0), web(BlobForm.PLAIN), "lab/web:1");
            check(archive.images().get(1), other(), "lab/other:2");
            assertThat(archive.images().get(0).manifest()).isNull();
        }
    }

    @Test
    void docker_archives_may_link_a_layer_to_another() throws IOException {
        var same = new TestImage("lab/same:1").layer(BASE).layer(BASE);
        var archive = ArchiveForms.dockerArchive(same);
        assertThat(archive.toTar()).contains("../".getBytes(StandardCharsets.US_ASCII));

        try (var opened = open(archive)) {
            check(opened.images().getFirst(), same, "lab/same:1");
        }
    }

    @Test
    void links_may_be_hard_absolute_or_on_the_way() throws IOException {
        var image = new TestImage("lab/links:1").layer(BASE).layer(BASE).layer(BASE).layer(BASE);
        byte[] manifest = ("[{\"Config\":\"config.json\",\"RepoTags\":[\"lab/links:1\"],"
                + "\"Layers\":[\"real/layer.tar\",\"hard\",\"way/layer.tar\",\"./a/../absolute\"]}]")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tar = new TestLayer().file("./real/layer.tar", BASE.toBytes()).hardlink("hard", "./real/layer.tar")
                .symlink("way", "real").symlink("absolute", "/way/layer.tar").file("config.json", image.configBytes())
                .file("/manifest.json", manifest).toBytes();

        try (var archive = open(Files.write(folder.resolve("links.tar"), tar))) {
            check(archive.images().getFirst(), image, "lab/links:1");
        }
    }

    @Test
    void go_containerregistry_calls_configs_by_digest_and_compresses_layers() throws IOException {
        var image = web(BlobForm.PLAIN);
        byte[] layer = BlobForm.GZIP.compress(BASE.toBytes());
        byte[] top = BlobForm.GZIP.compress(TOP.toBytes());
        var archive = new TestArchive().add(image.id().toString(), image.configBytes()).add("a.tar.gz", layer)
                .add("b.tar.gz", top).add("manifest.json",
                        "[{\"Config\":\"%s\",\"RepoTags\":null,\"Layers\":[\"a.tar.gz\",\"b.tar.gz\"]}]"
                                .formatted(image.id()));

        try (var opened = open(archive)) {
            check(opened.images().getFirst(), image);
            assertThat(opened.images().getFirst().layers()).extracting(LayerBlob::compression)
                    .containsOnly(Compression.GZIP);
            assertThat(opened.images().getFirst().blobBytes()).isEqualTo(layer.length + top.length);
            assertThat(opened.images().getFirst().displayName()).isEqualTo(image.id().shortId());
        }
    }

    @Test
    void archives_of_docker_before_1_10_get_the_config_that_docker_load_makes() throws IOException {
        try (var archive = open(ArchiveForms.dockerV1(web(BlobForm.PLAIN), other()))) {
            assertThat(archive.format()).isEqualTo(ArchiveFormat.DOCKER_V1);
            assertThat(archive.images()).hasSize(2);
            ArchivedImage image = archive.images().getFirst();
            assertThat(image.tags()).containsExactly("lab/web:1");
            assertThat(image.config().diffIds()).containsExactly(BASE.diffId(), TOP.diffId());
            assertThat(image.config().history()).hasSize(2).noneMatch(HistoryEntry::emptyLayer);
            assertThat(image.platform()).hasToString("linux/amd64");
            assertThat(image.id()).isEqualTo(Digest.of(image.config().raw()));
            assertThat(new String(image.config().raw(), StandardCharsets.UTF_8))
                    .startsWith("{\"architecture\":\"amd64\"")
                    .contains("\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"" + BASE.diffId())
                    .doesNotContain("parent");
        }
    }

    @Test
    void docker_25_archives_have_tags_from_one_table_and_manifests_from_the_other() throws IOException {
        try (var archive = open(ArchiveForms.docker25(web(BlobForm.PLAIN), other()))) {
            assertThat(archive.format()).isEqualTo(ArchiveFormat.DOCKER_OCI);
            assertThat(archive.images()).hasSize(2);
            check(archive.images().get(0), web(BlobForm.PLAIN), "lab/web:1");
            check(archive.images().get(1), other(), "lab/other:2");
            assertThat(archive.images().get(0).manifestDigest()).isEqualTo(web(BlobForm.PLAIN).manifestDigest());
        }
    }

    @Test
    void platforms_that_were_never_pulled_and_attestations_are_left_out() throws IOException {
        var arm = new TestImage().platform("linux", "arm64", "v8").layer(BASE, BlobForm.GZIP);
        var absent = new TestImage().platform("linux", "s390x", "").layer(TOP, BlobForm.GZIP);
        var form = ArchiveForms.containerdStore("lab/web:1", List.of(web(BlobForm.GZIP), arm), List.of(absent));

        try (var archive = open(form)) {
            assertThat(archive.format()).isEqualTo(ArchiveFormat.DOCKER_OCI);
            assertThat(archive.images()).extracting(image -> image.platform().toString()).containsExactly("linux/amd64",
                    "linux/arm64/v8");
            check(archive.images().get(0), web(BlobForm.GZIP), "lab/web:1");
            check(archive.images().get(1), arm, "lab/web:1");
        }
    }

    @Test
    void a_platform_whose_manifest_came_without_any_layer_is_left_out_too() throws IOException {
        var arm = new TestImage().platform("linux", "arm64", "v8").layer(TOP, BlobForm.ZSTD);
        var form = ArchiveForms.containerdStore("lab/other:2", List.of(other(), arm), List.of()).drop(arm.blobPath(0));

        try (var archive = open(form)) {
            assertThat(archive.images()).hasSize(1);
            check(archive.images().getFirst(), other(), "lab/other:2");
        }
    }

    @ParameterizedTest
    @EnumSource(BlobForm.class)
    void oci_layouts_are_read_as_folder_and_as_tar_with_layers_of_every_form(BlobForm form) throws IOException {
        TestArchive layout = ArchiveForms.ociLayout(web(form));
        for (Path path : List.of(layout.writeFolder(folder.resolve("layout")),
                layout.writeTar(folder.resolve("layout.tar")))) {
            try (var archive = open(path)) {
                assertThat(archive.format()).isEqualTo(ArchiveFormat.OCI_LAYOUT);
                assertThat(archive.path()).isEqualTo(path);
                ArchivedImage image = archive.images().getFirst();
                check(image, web(form), "lab/web:1");
                assertThat(image.manifest()).isEqualTo(web(form).manifestBytes());
                assertThat(image.layers()).extracting(LayerBlob::mediaType).containsOnly(form.mediaType());
                assertThat(image.layers()).allSatisfy(layer -> {
                    assertThat(layer.digest()).isEqualTo(Digest.parse("sha256:" + layer.name().substring(13)));
                });
            }
        }
    }

    @Test
    void an_image_with_two_names_in_an_index_is_one_image_with_two_tags() throws IOException {
        var twice = new TestImage("lab/web:1", "lab/web:latest").layer(BASE);

        try (var archive = open(ArchiveForms.ociLayout(twice))) {
            assertThat(archive.images()).hasSize(1);
            check(archive.images().getFirst(), twice, "lab/web:1", "lab/web:latest");
        }
    }

    @Test
    void the_same_image_with_layers_packed_twice_stays_two() throws IOException {
        var gzip = new TestImage("lab/web:gzip").layer(BASE, BlobForm.GZIP);
        var zstd = new TestImage("lab/web:zstd").layer(BASE, BlobForm.ZSTD);

        try (var archive = open(ArchiveForms.ociLayout(gzip, zstd))) {
            assertThat(archive.images()).extracting(ArchivedImage::displayName).containsExactly("lab/web:gzip",
                    "lab/web:zstd");
            assertThat(archive.images().get(0).id()).isEqualTo(archive.images().get(1).id());
        }
    }

    @ParameterizedTest
    @EnumSource(BlobForm.class)
    void archives_may_be_wrapped(BlobForm wrapper) throws IOException {
        for (TestArchive form : List.of(ArchiveForms.dockerArchive(web(BlobForm.PLAIN)),
                ArchiveForms.ociLayout(web(BlobForm.GZIP)), ArchiveForms.dockerV1(web(BlobForm.PLAIN)))) {
            try (var archive = open(form.writeTar(folder.resolve("wrapped"), wrapper))) {
                assertThat(archive.wrapper() == Compression.NONE).isEqualTo(wrapper == BlobForm.PLAIN);
                assertThat(Digest.of(uncompressed(archive.images().getFirst().layers().getLast())))
                        .isEqualTo(TOP.diffId());
            }
        }
    }

    @Test
    void a_tar_may_end_without_padding_and_end_blocks() throws IOException {
        byte[] tar = ArchiveForms.dockerArchive(web(BlobForm.PLAIN)).drop("repositories").toTar();
        int end = tar.length - 1024;
        while (tar[end - 1] == 0) {
            end--;
        }

        try (var archive = open(Files.write(folder.resolve("short.tar"), Arrays.copyOf(tar, end)))) {
            check(archive.images().getFirst(), web(BlobForm.PLAIN), "lab/web:1");
        }
    }

    @Test
    void entries_may_have_long_names_and_big_numbers_in_every_form() throws IOException {
        var image = new TestImage().layer(BASE);
        String name = "deep/".repeat(60) + "layer.tar";
        String manifest = "[{\"Config\":\"c\",\"Layers\":[\"%s\"]}]".formatted(name);
        var inPax = new TestLayer().globalPax("comment", "hi").file(name, BASE.toBytes()).inPax();
        var inGnu = new TestLayer().file(name, BASE.toBytes()).inGnuLong();
        for (TestLayer tar : List.of(inPax, inGnu)) {
            byte[] bytes = tar.file("c", image.configBytes()).inGnu().file("manifest.json", manifest).inPax().toBytes();
            try (var archive = open(Files.write(folder.resolve("long.tar"), bytes))) {
                check(archive.images().getFirst(), image);
                assertThat(archive.images().getFirst().layers().getFirst().name()).isEqualTo(name);
            }
        }
    }

    @Test
    void layers_are_read_again_and_again_and_by_several_threads() throws Exception {
        for (BlobForm wrapper : List.of(BlobForm.PLAIN, BlobForm.GZIP)) {
            Path file = ArchiveForms.dockerArchive(web(BlobForm.PLAIN)).writeTar(folder.resolve("threads"), wrapper);
            try (var archive = open(file);
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                LayerBlob top = archive.images().getFirst().layers().getLast();
                var work = Collections.nCopies(32,
                        (Callable<Digest>) () -> Digest.of(uncompressed(top)));
                for (var digest : threads.invokeAll(work)) {
                    assertThat(digest.get()).isEqualTo(TOP.diffId());
                }
            }
        }
    }
}
