package dev.cutaway.inspector.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

class IndexCacheTest {

    @TempDir
    Path folder;

    private final TestImage image = new TestImage("lab/one:1").layer(new TestLayer().file("a", "1"))
            .layer(new TestLayer().file("b", "2"));

    @Test
    void a_layer_seen_before_is_not_read_again() throws IOException {
        Path file = ArchiveForms.dockerArchive(image).writeTar(folder.resolve("one.tar"));
        var cache = new IndexCache(folder.resolve("cache"));
        inspect(file, cache);
        try (ImageArchive archive = ImageArchive.open(file, Limits.DEFAULT, Progress.NONE)) {
            var layer = archive.images().getFirst().layers().getFirst();
            LayerIndex known = cache.find(layer.identity(), layer.diffId());
            assertThat(known).isNotNull();
            assertThat(known.diffId()).isEqualTo(layer.diffId());
            assertThat(cache.find("other bytes", layer.diffId())).isNull();
            assertThat(cache.find(layer.identity(), Digest.of(new byte[0]))).isNull();
        }
    }

    @Test
    void other_bytes_in_the_same_file_are_verified_anew() throws IOException {
        Path file = ArchiveForms.dockerArchive(image).writeTar(folder.resolve("one.tar"));
        var cache = new IndexCache(folder.resolve("cache"));
        inspect(file, cache);
        var broken = ArchiveForms.dockerArchive(image);
        String layer = broken.names().stream().filter(name -> name.endsWith("layer.tar")).findFirst().orElseThrow();
        broken.flip(layer).writeTar(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> inspect(file, cache))
                .isInstanceOf(ImageReadException.class);
    }

    @Test
    void a_cache_that_cannot_be_written_does_not_keep_anyone_from_looking() throws IOException {
        Path file = ArchiveForms.dockerArchive(image).writeTar(folder.resolve("one.tar"));
        Path blocked = Files.writeString(folder.resolve("cache"), "a file where the folder should be");
        assertThat(inspect(file, new IndexCache(blocked)).layers()).hasSize(2);
    }

    @Test
    void files_not_used_for_longest_go_first() throws IOException {
        for (int i = 0; i < 4; i++) {
            Path file = Files.write(folder.resolve("f" + i), new byte[100]);
            Files.setLastModifiedTime(file, FileTime.fromMillis(1000L * (i + 1)));
        }
        OldFiles.touch(folder.resolve("f0"));
        OldFiles.trim(folder, 250);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("f0", "f3");
        }
    }

    private static InspectedImage inspect(Path file, IndexCache cache) throws IOException {
        try (ImageArchive archive = ImageArchive.open(file, Limits.DEFAULT, Progress.NONE)) {
            return new ImageInspector(cache, Limits.DEFAULT).inspect(archive.images().getFirst(), Progress.NONE);
        }
    }
}
