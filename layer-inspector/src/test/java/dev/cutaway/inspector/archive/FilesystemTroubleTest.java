package dev.cutaway.inspector.archive;

import static dev.cutaway.inspector.testing.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestArchive;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

/** What the file system and other processes do to an archive, before and while it is read. */
class FilesystemTroubleTest {

    private static final byte[] NOISE = noise();

    @TempDir
    Path folder;

    private static byte[] noise() {
        byte[] bytes = new byte[1 << 20];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private static TestArchive docker() {
        return ArchiveForms.dockerArchive(new TestImage("lab/web:1").layer(new TestLayer().file("big", NOISE)));
    }

    private static ImageArchive open(Path path) throws IOException {
        return ImageArchive.open(path, Limits.DEFAULT, Progress.NONE);
    }

    private static LayerBlob layer(ImageArchive archive) {
        return archive.images().getFirst().layers().getFirst();
    }

    @Test
    void what_is_not_there_or_is_empty_is_said_so() throws IOException {
        assertThat(problem(Problem.Unreadable.class, () -> open(folder.resolve("none"))).describe())
                .contains("does not exist");
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThat(problem(Problem.NotAnImage.class, () -> open(empty)).describe()).contains("empty");
        Path text = Files.writeString(folder.resolve("text"), "hello");
        problem(Problem.NotAnImage.class, () -> open(text));
        Path compressedText = Files.write(folder.resolve("text.gz"), BlobForm.GZIP.compress(NOISE));
        problem(Problem.NotAnImage.class, () -> open(compressedText));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(60)
    void a_pipe_or_a_device_is_never_waited_for() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

        problem(Problem.NotAnImage.class, () -> open(pipe));
        problem(Problem.NotAnImage.class, () -> open(Path.of("/dev/zero")));
        Path layout = ArchiveForms.ociLayout(new TestImage("lab/web:1").layer(new TestLayer()))
                .writeFolder(folder.resolve("layout"));
        Files.delete(layout.resolve("index.json"));
        Files.move(pipe, layout.resolve("index.json"));
        problem(Problem.Malformed.class, () -> open(layout));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void without_permission_it_is_said_so() throws IOException {
        Path file = docker().writeTar(folder.resolve("image.tar"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root reads everything");

        assertThat(problem(Problem.Unreadable.class, () -> open(file)).describe()).contains("permission");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void an_archive_that_is_a_link_to_itself_is_refused() throws IOException {
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));

        problem(Problem.Hostile.class, () -> open(loop));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void links_inside_a_layout_are_followed() throws IOException {
        var image = new TestImage("lab/web:1").layer(new TestLayer().file("a", "a"));
        Path layout = ArchiveForms.ociLayout(image).writeFolder(folder.resolve("layout"));
        Path blob = layout.resolve(image.blobPath(0));
        Files.move(blob, layout.resolve("elsewhere"));
        Files.createSymbolicLink(blob, Path.of("../../elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), layout);

        try (var archive = open(link); InputStream in = layer(archive).open()) {
            assertThat(Digest.of(in.readAllBytes())).isEqualTo(layer(archive).digest());
        }
    }

    @Test
    void a_file_that_changes_while_it_is_read_is_noticed() throws IOException {
        Path file = docker().writeTar(folder.resolve("image.tar"));
        try (var archive = open(file); InputStream in = layer(archive).open()) {
            in.readNBytes(1000);
            Files.write(file, new byte[]{1}, StandardOpenOption.APPEND);

            problem(Problem.Changed.class, in::readAllBytes);
            problem(Problem.Changed.class, () -> layer(archive).open());
        }
    }

    @Test
    void a_file_that_is_cut_while_it_is_read_is_noticed() throws IOException {
        Path file = docker().writeTar(folder.resolve("image.tar"));
        try (var archive = open(file); InputStream in = layer(archive).open()) {
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(100_000);
            }
            problem(Problem.Changed.class, in::readAllBytes);
        }
    }

    @Test
    void a_file_that_is_replaced_after_it_was_opened_is_noticed() throws IOException {
        Path file = docker().writeTar(folder.resolve("image.tar"));
        FileTime time = Files.getLastModifiedTime(file);
        try (var archive = open(file)) {
            Path other = docker().flip("manifest.json").writeTar(folder.resolve("other.tar"));
            Files.setLastModifiedTime(other, FileTime.from(time.toInstant().plusNanos(1_000_000)));
            Files.delete(file);
            Files.move(other, file);

            problem(Problem.Changed.class, () -> layer(archive).open());
        }
    }

    @Test
    void a_layout_blob_that_is_gone_when_it_is_read_is_said_so() throws IOException {
        var image = new TestImage("lab/web:1").layer(new TestLayer());
        Path layout = ArchiveForms.ociLayout(image).writeFolder(folder.resolve("layout"));
        try (var archive = open(layout)) {
            Files.delete(layout.resolve(image.blobPath(0)));

            assertThat(problem(Problem.Unreadable.class, () -> layer(archive).open()).place().entry())
                    .isEqualTo(image.blobPath(0));
        }
    }

    @Test
    void a_wrapped_archive_needs_its_file_no_more() throws IOException {
        Path file = docker().writeTar(folder.resolve("image.tar.gz"), BlobForm.GZIP);
        try (var archive = open(file)) {
            Files.delete(file);
            try (InputStream in = layer(archive).open()) {
                assertThat(Digest.of(in.readAllBytes())).isEqualTo(layer(archive).diffId());
            }
        }
    }

    @Test
    void reading_after_the_archive_is_closed_fails_and_harms_nothing() throws IOException {
        for (BlobForm wrapper : List.of(BlobForm.PLAIN, BlobForm.ZSTD)) {
            var archive = open(docker().writeTar(folder.resolve("image"), wrapper));
            InputStream in = layer(archive).open();
            archive.close();
            archive.close();
            if (wrapper == BlobForm.ZSTD) {
                assertThatIOException().isThrownBy(in::readAllBytes).withMessageContaining("closed");
                assertThatIOException().isThrownBy(() -> layer(archive).open().readAllBytes())
                        .withMessageContaining("closed");
            }
            in.close();
        }
    }

    @Test
    void an_interrupted_reader_is_cancelled_and_the_others_read_on() throws IOException {
        for (BlobForm wrapper : List.of(BlobForm.PLAIN, BlobForm.GZIP)) {
            try (var archive = open(docker().writeTar(folder.resolve("image"), wrapper));
                    InputStream first = layer(archive).open();
                    InputStream second = layer(archive).open()) {
                Thread.currentThread().interrupt();
                if (wrapper == BlobForm.PLAIN) {
                    assertThatThrownBy(first::readAllBytes).isInstanceOf(CancellationException.class);
                }
                assertThat(Thread.interrupted()).isTrue();
                assertThat(Digest.of(second.readAllBytes())).isEqualTo(layer(archive).diffId());
            }
        }
    }

    @Test
    void cancelling_an_expansion_stops_it_and_leaves_nothing() throws IOException {
        Path file = docker().writeTar(folder.resolve("image.tar.gz"), BlobForm.GZIP);
        List<Path> before = temporaries();
        var cancel = new CancellationException();
        Progress progress = bytes -> {
            throw cancel;
        };

        assertThatThrownBy(() -> ImageArchive.open(file, Limits.DEFAULT, progress)).isSameAs(cancel);
        assertThat(temporaries()).isEqualTo(before);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void an_expanded_archive_has_no_name_even_while_it_is_open() throws IOException {
        List<Path> before = temporaries();
        try (var archive = open(docker().writeTar(folder.resolve("image.tar.xz"), BlobForm.XZ))) {
            assertThat(archive.wrapper()).isEqualTo(Compression.XZ);
            assertThat(temporaries()).isEqualTo(before);
        }
    }

    private static List<Path> temporaries() throws IOException {
        var list = new ArrayList<Path>();
        for (Path place : List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/var/tmp"))) {
            if (Files.isDirectory(place)) {
                try (var files = Files.newDirectoryStream(place, "cutaway-*.tar")) {
                    files.forEach(list::add);
                }
            }
        }
        return list;
    }

    @Test
    void progress_counts_the_compressed_bytes() throws IOException {
        Path file = docker().writeTar(folder.resolve("image.tar.gz"), BlobForm.GZIP);
        long[] counted = new long[2];
        Progress progress = new Progress() {
            @Override
            public void advance(long bytes) {
                counted[0] += bytes;
            }

            @Override
            public void total(long bytes) {
                counted[1] = bytes;
            }
        };

        ImageArchive.open(file, Limits.DEFAULT, progress).close();

        assertThat(counted).containsExactly(Files.size(file), Files.size(file));
    }

    @Test
    void a_wrapped_bomb_stops_at_the_bound() throws IOException {
        byte[] bomb = BlobForm.GZIP.compress(new TestLayer().file("zeros", new byte[50_000_000]).toBytes());
        Path file = Files.write(folder.resolve("bomb.tar.gz"), bomb);
        var limits = new Limits(1000, 1000, 10_000_000, 100, 1 << 20, 100);
        List<Path> before = temporaries();

        var over = problem(Problem.OverLimit.class, () -> ImageArchive.open(file, limits, Progress.NONE));
        assertThat(over.place().offset()).isBetween(10_000_000L, 20_000_000L);
        assertThat(temporaries()).isEqualTo(before);
    }
}
