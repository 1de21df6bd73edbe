package dev.cutaway.inspector.archive;

import static dev.cutaway.inspector.testing.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.FolderSpool;
import dev.cutaway.inspector.testing.TestArchive;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Archives that go by once. */
class StreamedArchiveTest {

    private static final TestLayer BASE = new TestLayer().dir("etc").file("etc/name", "base");
    private static final TestLayer LARGE = new TestLayer().file("large", "0123456789abcdef".repeat(200_000));
    private static final Path NAME = Path.of("stream");

    @TempDir
    Path folder;

    private ImageArchive read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes));
    }

    private ImageArchive read(InputStream in) throws IOException {
        return ImageArchive.read(in, NAME, FolderSpool.in(Files.createTempDirectory(folder, "spool")),
                Limits.DEFAULT, Progress.NONE);
    }

    private static TestImage image(BlobForm form) {
        return new TestImage("lab/web:1").layer(BASE, form).layer(LARGE, form).layer(BASE, form);
    }

    private static void checkAllKnown(ImageArchive archive, TestImage expected) throws IOException {
        ArchivedImage image = archive.images().getFirst();
        assertThat(image.id()).isEqualTo(expected.id());
        assertThat(image.tags()).containsExactly("lab/web:1");
        for (LayerBlob layer : image.layers()) {
            LayerIndex index = layer.knownIndex();
            assertThat(index).isNotNull();
            assertThat(index.diffId()).isEqualTo(layer.diffId());
            Spool.Kept kept = Objects.requireNonNull(layer.spooled());
            assertThat(kept.digest()).isEqualTo(Digest.of(Files.readAllBytes(kept.file().path())));
            try (InputStream bytes = layer.open()) {
                assertThat(bytes.readAllBytes()).isEqualTo(Files.readAllBytes(kept.file().path()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_form_gives_its_image_with_indexes(BlobForm form) throws IOException {
        for (TestArchive archive : List.of(ArchiveForms.dockerArchive(image(form)),
                ArchiveForms.ociLayout(image(form)), ArchiveForms.docker25(image(form)))) {
            checkAllKnown(read(archive.toTar()), image(form));
        }
    }

    @ParameterizedTest
    @EnumSource
    void archives_come_in_every_wrapper(BlobForm wrapper) throws IOException {
        byte[] bytes = wrapper.compress(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar());
        checkAllKnown(read(bytes), image(BlobForm.PLAIN));
    }

    @Test
    void layers_of_archives_before_docker_1_10_are_not_read_again() throws IOException {
        var archive = ArchiveForms.dockerV1(image(BlobForm.PLAIN));
        Path file = archive.writeTar(folder.resolve("v1.tar"));
        try (var opened = ImageArchive.open(file, Limits.DEFAULT, Progress.NONE); var read = read(archive.toTar())) {
            assertThat(read.format()).isEqualTo(ArchiveFormat.DOCKER_V1);
            assertThat(read.images().getFirst().id()).isEqualTo(opened.images().getFirst().id());
            assertThat(Objects.requireNonNull(read.images().getFirst().layers().getFirst().knownIndex()).diffId())
                    .isEqualTo(BASE.diffId());
        }
    }

    @Test
    void the_inspector_takes_the_indexes_as_they_are() throws IOException {
        try (var archive = read(ArchiveForms.dockerArchive(image(BlobForm.GZIP)).toTar())) {
            for (LayerBlob layer : archive.images().getFirst().layers()) {
                Files.deleteIfExists(Objects.requireNonNull(layer.spooled()).file().path());
            }
            InspectedImage inspected = new ImageInspector(null, Limits.DEFAULT)
                    .inspect(archive.images().getFirst(), Progress.NONE);
            assertThat(inspected.layers()).hasSize(3);
        }
    }

    @Test
    void what_only_looks_like_a_layer_is_left_alone() throws IOException {
        byte[] broken = BlobForm.GZIP.compress(BASE.toBytes());
        broken[broken.length - 3] ^= 1;
        var archive = ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).add("x.tar.gz", broken)
                .add("y.tar", Arrays.copyOf(LARGE.toBytes(), 2_000_000))
                .add("z.zst", new byte[]{0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 1, 2, 3});
        checkAllKnown(read(archive.toTar()), image(BlobForm.PLAIN));
    }

    @Test
    void a_damaged_layer_is_reported_with_entry_and_offset() throws IOException {
        byte[] broken = BlobForm.GZIP.compress(LARGE.toBytes());
        broken[broken.length / 2] ^= 0x55;
        var image = new TestImage("lab/web:1").blob(LARGE.toBytes(), broken, BlobForm.GZIP);
        try (var archive = read(ArchiveForms.dockerArchive(image).toTar())) {
            ArchivedImage read = archive.images().getFirst();
            assertThat(read.layers().getFirst().knownIndex()).isNull();
            var damaged = problem(Problem.class,
                    () -> new ImageInspector(null, Limits.DEFAULT).inspect(read, Progress.NONE));
            assertThat(damaged).isNotInstanceOf(Problem.Unreadable.class);
            assertThat(damaged.place().file()).endsWith("layer.tar");
        }
    }

    @Test
    void a_layer_with_another_diff_id_is_no_known_one() throws IOException {
        var image = image(BlobForm.PLAIN).claimDiffId(0, Digest.of(new byte[1]));
        try (var archive = read(ArchiveForms.ociLayout(image).toTar())) {
            ArchivedImage read = archive.images().getFirst();
            assertThat(read.layers().getFirst().knownIndex()).isNull();
            problem(Problem.WrongDigest.class,
                    () -> new ImageInspector(null, Limits.DEFAULT).inspect(read, Progress.NONE));
        }
    }

    @Test
    void streams_cut_anywhere_are_whole_or_truncated() throws IOException {
        var small = new TestImage("lab/web:1").layer(BASE, BlobForm.GZIP).layer(BASE);
        for (TestArchive form : List.of(ArchiveForms.dockerArchive(small), ArchiveForms.ociLayout(small),
                ArchiveForms.docker25(small), ArchiveForms.dockerV1(small))) {
            byte[] whole = form.toTar();
            Digest id = read(whole).images().getFirst().id();
            for (int length = 512; length < whole.length; length += 256) {
                byte[] cut = Arrays.copyOf(whole, length);
                try (var archive = read(cut)) {
                    // Padding, end blocks and tables that nothing needs may go.
                    assertThat(archive.images().getFirst().id()).isEqualTo(id);
                } catch (ImageReadException e) {
                    assertThat(e.problem()).isInstanceOf(Problem.Truncated.class);
                }
            }
        }
    }

    @Test
    void cut_wrappers_are_truncated() throws IOException {
        for (BlobForm wrapper : List.of(BlobForm.GZIP, BlobForm.BZIP2, BlobForm.XZ, BlobForm.ZSTD)) {
            byte[] whole = wrapper.compress(ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar());
            for (int length = 20; length < whole.length; length += whole.length / 20) {
                byte[] cut = Arrays.copyOf(whole, length);
                problem(Problem.Truncated.class, () -> read(cut));
            }
        }
    }

    @Test
    void nothing_and_nonsense_are_no_images() {
        problem(Problem.NotAnImage.class, () -> read(new byte[0]));
        problem(Problem.NotAnImage.class, () -> read("no archive".getBytes(StandardCharsets.UTF_8)));
        problem(Problem.NotAnImage.class, () -> read(new TestLayer().file("etc/passwd", "root").toBytes()));
    }

    @Test
    void hostile_names_are_refused() {
        byte[] outside = new TestLayer().file("../manifest.json", "[]").toBytes();
        problem(Problem.Hostile.class, () -> read(outside));
        var twice = ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).duplicate("manifest.json");
        problem(Problem.Malformed.class, () -> read(twice.toTar()));
    }

    @Test
    void the_stream_is_read_to_its_end_and_left_open() throws IOException {
        byte[] bytes = ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar();
        var closed = new AtomicBoolean();
        var in = new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length + 100_000)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        read(in).close();
        assertThat(in.available()).isZero();
        assertThat(closed).isFalse();
    }

    @Test
    void progress_hears_every_byte_and_may_stop_it() throws IOException {
        byte[] bytes = ArchiveForms.dockerArchive(image(BlobForm.PLAIN)).toTar();
        var seen = new AtomicLong();
        var spool = FolderSpool.in(folder);
        ImageArchive.read(new ByteArrayInputStream(bytes), NAME, spool, Limits.DEFAULT, seen::addAndGet).close();
        assertThat(seen).hasValue(bytes.length);
        var cancel = new CancellationException("enough");
        Progress stop = n -> {
            if (seen.addAndGet(-n) < bytes.length / 2) {
                throw cancel;
            }
        };
        assertThatThrownBy(() -> ImageArchive.read(new ByteArrayInputStream(bytes), NAME, spool, Limits.DEFAULT, stop))
                .isSameAs(cancel);
    }

    @Test
    void what_the_spool_fails_with_comes_as_it_is() {
        var full = new IOException("No space left on device");
        Spool spool = (entry, bytes) -> new Spool.SpoolFile() {
            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                throw full;
            }

            @Override
            public void close() {
                // Never reached.
            }

            @Override
            public Path path() {
                return folder;
            }
        };
        byte[] bytes = ArchiveForms.ociLayout(image(BlobForm.GZIP)).toTar();
        assertThatThrownBy(() -> ImageArchive.read(new ByteArrayInputStream(bytes), NAME, spool, Limits.DEFAULT,
                Progress.NONE)).isSameAs(full);
    }

    @Test
    void what_the_stream_fails_with_comes_as_it_is() {
        byte[] bytes = ArchiveForms.dockerArchive(image(BlobForm.GZIP)).toTar();
        var broken = new IOException("connection reset");
        InputStream end = new InputStream() {
            @Override
            public int read() throws IOException {
                throw broken;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw broken;
            }
        };
        var in = new SequenceInputStream(new ByteArrayInputStream(bytes, 0, bytes.length / 2), end);
        assertThatThrownBy(() -> read(in)).isSameAs(broken);
    }
}
