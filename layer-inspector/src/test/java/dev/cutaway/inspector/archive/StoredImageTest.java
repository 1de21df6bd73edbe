package dev.cutaway.inspector.archive;

import static dev.cutaway.inspector.testing.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.layer.IndexFiles;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Images of a store: blobs without an {@code index.json}, and indexes beside them. */
class StoredImageTest {

    @TempDir
    Path folder;

    private final TestImage image = new TestImage("lab/web:1").layer(new TestLayer().file("a", "1"), BlobForm.GZIP);

    private Path store() throws IOException {
        return ArchiveForms.ociLayout(image).drop("index.json").drop("oci-layout").writeFolder(folder.resolve("store"));
    }

    @Test
    void one_image_is_opened_by_its_manifest() throws IOException {
        Path store = store();
        var indexes = new IndexFiles(folder.resolve("index"));
        try (var archive = ImageArchive.openStored(store, indexes, image.manifestDigest(), List.of("lab/any:2"),
                Limits.DEFAULT)) {
            ArchivedImage opened = archive.images().getFirst();
            assertThat(opened.id()).isEqualTo(image.id());
            assertThat(opened.tags()).containsExactly("lab/any:2");
            assertThat(opened.layers().getFirst().knownIndex()).isNull();
            var inspected = new ImageInspector(null, Limits.DEFAULT).inspect(opened, Progress.NONE);

            indexes.store(inspected.layers().getFirst());
            Files.delete(store.resolve(image.blobPath(0)));
            assertThat(new ImageInspector(null, Limits.DEFAULT).inspect(opened, Progress.NONE).dockerSize())
                    .isEqualTo(1);
        }
    }

    @Test
    void what_is_no_image_is_refused() throws IOException {
        Path store = store();
        var indexes = new IndexFiles(folder.resolve("index"));
        problem(Problem.Malformed.class,
                () -> ImageArchive.openStored(store, indexes, image.id(), List.of(), Limits.DEFAULT));
        problem(Problem.Missing.class, () -> ImageArchive.openStored(store, indexes, Digest.of(new byte[0]),
                List.of(), Limits.DEFAULT));
    }
}
