package dev.cutaway.inspector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.testing.BlobForm;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The images that benchmarks measure with are whole: every digest and size is checked when they are read. */
class ShapeTest {

    @ParameterizedTest
    @CsvSource({"MIXED, PLAIN, 7", "MIXED, GZIP, 7", "MIXED, ZSTD, 7", "SMALL_FILES, PLAIN, 10", "LARGE_FILES, ZSTD, 4",
            "LAYERS_60, PLAIN, 60", "ONE_FOLDER, GZIP, 2"})
    void a_shape_is_an_image_that_reads(Shape shape, BlobForm form, int layers, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("image.tar");
        shape.write(file, form, 0.01);
        try (var archive = ImageArchive.open(file, Limits.DEFAULT, Progress.NONE)) {
            assertThat(archive.images()).hasSize(1);
            var image = new ImageInspector(null, Limits.DEFAULT).inspect(archive.images().getFirst(), Progress.NONE);
            assertThat(image.layers()).hasSize(layers);
            assertThat(image.storedBytes()).isGreaterThan(1000);
            assertThat(Files.size(file)).isGreaterThan(10_000);
        }
    }
}
