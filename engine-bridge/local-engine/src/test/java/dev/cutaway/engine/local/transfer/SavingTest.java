package dev.cutaway.engine.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.engine.api.image.SaveOptions.Compression;
import dev.cutaway.engine.api.image.SaveOptions.Form;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ArchiveFormat;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.archive.LayerBlob;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

class SavingTest {

    @TempDir
    Path folder;

    private TestStore store;

    private final TestLayer base = new TestLayer().dir("etc").file("etc/name", "base");
    private final TestLayer top = new TestLayer().file("app", "0123456789".repeat(300_000));

    @BeforeEach
    void open() throws IOException {
        store = new TestStore(folder.resolve("store"));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private static SaveOptions oci(Compression compression) {
        return new SaveOptions(Form.OCI_ARCHIVE, compression);
    }

    private TestImage image(BlobForm form) {
        return new TestImage("lab/web:1").layer(base, form).layer(top, form).emptyStep("CMD [\"app\"]");
    }

    private ImageArchive written(byte[] archive) throws IOException {
        return ImageArchive.open(Files.write(Files.createTempFile(folder, "saved", ".tar"), archive), Limits.DEFAULT,
                Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker20-fxsite.tar.xz", "docker20-torture.tar.xz", "docker20-untagged.tar.xz"})
    void what_docker_saved_is_saved_again_byte_for_byte(String name) throws IOException {
        byte[] original = TestStore.fixture(name);
        Digest id = store.load(original).getFirst();
        List<ImageReference> tags = store.catalog.snapshot().tagsOf(id);
        assertThat(store.save(SaveOptions.DEFAULT, tags.isEmpty() ? id.toString() : tags.getFirst().familiar()))
                .isEqualTo(original);
    }

    @Test
    void several_images_share_their_layers() throws IOException {
        var other = new TestImage("lab/other:2").layer(base).layer(base).layer(top);
        store.load(ArchiveForms.dockerArchive(image(BlobForm.PLAIN), other).toTar());
        byte[] saved = store.save(SaveOptions.DEFAULT, "lab/web:1", "lab/other:2");
        assertThat(saved.length).isLessThan(4_000_000);
        try (var archive = written(saved)) {
            assertThat(archive.images()).hasSize(2);
            assertThat(archive.images().get(0).tags()).containsExactly("lab/web:1");
            assertThat(archive.images().get(1).id()).isEqualTo(other.id());
            for (var read : archive.images()) {
                new ImageInspector(null, Limits.DEFAULT).inspect(read, Progress.NONE);
            }
        }
    }

    @Test
    void a_repository_is_saved_with_all_its_tags_and_an_id_with_none() throws IOException {
        store.load(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar());
        Digest id = image(BlobForm.PLAIN).id();
        store.catalog.tag(id, ImageReference.parse("lab/web:2"));
        try (var archive = written(store.save(SaveOptions.DEFAULT, "lab/web"))) {
            assertThat(archive.images().getFirst().tags()).containsExactly("lab/web:1", "lab/web:2");
        }
        try (var archive = written(store.save(SaveOptions.DEFAULT, id.shortId()))) {
            assertThat(archive.images().getFirst().tags()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void oci_archives_hold_the_image_in_every_compression(Compression compression) throws IOException {
        for (BlobForm form : List.of(BlobForm.PLAIN, BlobForm.GZIP, BlobForm.ZSTD)) {
            try (var own = new TestStore(folder.resolve("own-" + form + compression))) {
                own.load(ArchiveForms.ociLayout(image(form)).toTar());
                byte[] saved = own.save(oci(compression), "lab/web:1");
                assertThat(own.save(oci(compression), "lab/web:1")).isEqualTo(saved);
                try (var archive = written(saved)) {
                    assertThat(archive.format()).isEqualTo(ArchiveFormat.DOCKER_OCI);
                    var read = archive.images().getFirst();
                    assertThat(read.id()).isEqualTo(image(form).id());
                    assertThat(read.tags()).containsExactly("lab/web:1");
                    assertThat(read.manifestDigest()).satisfies(digest -> {
                        if (compression == Compression.AS_STORED) {
                            assertThat(digest).isEqualTo(image(form).manifestDigest());
                        }
                    });
                    if (compression != Compression.AS_STORED) {
                        assertThat(read.layers()).extracting(LayerBlob::compression)
                                .containsOnly(dev.cutaway.inspector.codec.Compression.valueOf(compression.name()));
                    }
                    new ImageInspector(null, Limits.DEFAULT).inspect(read, Progress.NONE);
                }
                assertThat(own.files()).noneMatch(name -> name.startsWith("tmp"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = {"GZIP", "ZSTD"})
    void a_docker_archive_may_be_compressed_as_a_whole(Compression compression) throws IOException {
        store.load(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar());
        byte[] saved = store.save(new SaveOptions(Form.DOCKER_ARCHIVE, compression), "lab/web:1");
        try (var archive = written(saved)) {
            assertThat(archive.wrapper().name()).isEqualTo(compression.name());
            assertThat(archive.images().getFirst().id()).isEqualTo(image(BlobForm.PLAIN).id());
        }
        assertThat(saved.length).isLessThan(100_000);
    }

    @Test
    void what_cannot_be_written_is_refused_before_a_byte() throws IOException {
        store.load(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar());
        var count = new AtomicLong();
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int value) {
                count.incrementAndGet();
            }
        };
        assertThatThrownBy(() -> store.transfers.save(List.of("lab/web:1"),
                new SaveOptions(Form.DOCKER_ARCHIVE, Compression.AS_STORED), counting, Progress.NONE))
                .isInstanceOfSatisfying(EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
        assertThatThrownBy(() -> store.transfers.save(List.of("lab/web:1", "lab/none"), SaveOptions.DEFAULT, counting,
                Progress.NONE)).isInstanceOfSatisfying(EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND))
                .hasMessage("No such image: lab/none");
        assertThat(count).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(value = BlobForm.class, names = {"PLAIN", "GZIP", "ZSTD"})
    void a_flipped_byte_is_damage_that_names_the_blob(BlobForm form) throws IOException {
        store.load(ArchiveForms.ociLayout(image(form)).toTar());
        Digest blob = store.catalog.snapshot().layersOf(store.catalog.resolve("lab/web:1")).getLast().blob();
        Path file = store.blobs.path(blob);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        for (SaveOptions options : List.of(SaveOptions.DEFAULT, oci(Compression.AS_STORED), oci(Compression.NONE))) {
            assertThatThrownBy(() -> store.save(options, "lab/web:1"))
                    .isInstanceOfSatisfying(EngineException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
                    .hasMessageContaining(blob.toString());
        }
        assertThatThrownBy(() -> store.saveByParts(oci(Compression.AS_STORED), "lab/web:1"))
                .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
                .hasMessageContaining(blob.toString());
        // Loading the image again repairs it.
        store.load(ArchiveForms.ociLayout(image(form)).toTar());
        assertThat(store.save(SaveOptions.DEFAULT, "lab/web:1")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = BlobForm.class, names = {"PLAIN", "GZIP"})
    void an_output_that_takes_parts_of_files_gets_the_same_bytes(BlobForm form) throws IOException {
        store.load(ArchiveForms.ociLayout(image(form)).toTar());
        SaveOptions options = form == BlobForm.PLAIN ? SaveOptions.DEFAULT : oci(Compression.AS_STORED);
        assertThat(store.saveByParts(options, "lab/web:1")).isEqualTo(store.save(options, "lab/web:1"));
    }

    @Test
    void a_save_by_parts_can_be_cancelled() throws IOException {
        store.load(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> store.saveByParts(SaveOptions.DEFAULT, "lab/web:1"))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_layer_that_was_lost_may_come_again_in_another_form() throws IOException {
        store.load(ArchiveForms.ociLayout(image(BlobForm.GZIP)).toTar());
        var before = store.catalog.resolve("lab/web:1");
        Files.delete(store.blobs.path(store.catalog.snapshot().layersOf(before).getLast().blob()));

        store.load(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar());

        var after = store.catalog.resolve("lab/web:1");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(store.blobs.exists(before.manifest())).isFalse();
        byte[] saved = store.save(oci(Compression.AS_STORED), "lab/web:1");
        try (var archive = written(saved)) {
            assertThat(archive.images().getFirst().layers()).extracting(LayerBlob::compression).containsExactly(
                    dev.cutaway.inspector.codec.Compression.GZIP, dev.cutaway.inspector.codec.Compression.NONE);
            new ImageInspector(null, Limits.DEFAULT).inspect(archive.images().getFirst(), Progress.NONE);
        }
    }

    @Test
    void a_save_that_is_cancelled_holds_nothing_any_more() throws IOException {
        store.load(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar());
        assertThatThrownBy(() -> store.transfers.save(List.of("lab/web:1"), SaveOptions.DEFAULT,
                OutputStream.nullOutputStream(), _ -> Thread.currentThread().interrupt()))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        var image = store.catalog.resolve("lab/web:1");
        store.catalog.remove(List.of(image.id()), store.catalog.snapshot().tagsOf(image.id()).stream().collect(
                java.util.stream.Collectors.toMap(tag -> tag, _ -> image.id())));
        store.catalog.delete(store.catalog.snapshot().trash());
        assertThat(store.files()).isEmpty();
    }

    @Test
    void progress_hears_every_byte_of_layers_and_may_stop_it() throws IOException {
        store.load(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar());
        var told = new AtomicLong();
        var announced = new AtomicLong();
        store.transfers.save(List.of("lab/web:1"), SaveOptions.DEFAULT, OutputStream.nullOutputStream(),
                new Progress() {
                    @Override
                    public void advance(long bytes) {
                        told.addAndGet(bytes);
                    }

                    @Override
                    public void total(long bytes) {
                        announced.set(bytes);
                    }
                });
        assertThat(told.get()).isEqualTo(announced.get()).isEqualTo(base.toBytes().length + top.toBytes().length);
        var enough = new CancellationException("enough");
        assertThatThrownBy(() -> store.transfers.save(List.of("lab/web:1"), SaveOptions.DEFAULT,
                OutputStream.nullOutputStream(), bytes -> {
                    throw enough;
                })).isSameAs(enough);
    }

    @Test
    void a_reader_that_stops_ends_the_save() throws IOException {
        store.load(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar());
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        assertThatThrownBy(() -> store.transfers.save(List.of("lab/web:1"), oci(Compression.GZIP), broken,
                Progress.NONE)).isInstanceOf(EngineException.class).hasMessageContaining("broken pipe");
        assertThat(store.files()).noneMatch(name -> name.startsWith("tmp"));
    }
}
