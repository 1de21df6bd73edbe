package dev.cutaway.engine.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.engine.local.EngineOptions;
import dev.cutaway.engine.local.LocalEngine;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.TestImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The engine as a whole: what comes in, is listed, goes out, and is removed for good. */
class EngineRoundTripTest {

    @TempDir
    Path folder;

    private long blobs() throws IOException {
        try (Stream<Path> blobs = Files.list(folder.resolve("blobs/sha256"));
                Stream<Path> indexes = Files.list(folder.resolve("index"))) {
            return blobs.count() + indexes.count();
        }
    }

    @Test
    void nothing_stays_of_images_that_were_removed_for_good() throws IOException {
        try (var engine = LocalEngine.open(folder, EngineOptions.DEFAULT)) {
            byte[] archive = TestStore.fixture("docker20-fxsite.tar.xz");
            Digest id = engine.images().load(new ByteArrayInputStream(archive), _ -> {
            }).getFirst();
            var store = engine.store().orElseThrow();
            Digest flat = store.flatten("lab/fxsite:1", ImageReference.parse("lab/flat:1"), Progress.NONE);
            assertThat(engine.images().list(ImageQuery.DEFAULT)).extracting(ImageSummary::id).containsExactly(flat, id);
            assertThat(engine.images().inspect("lab/fxsite:1").size()).isEqualTo(2_150_745);
            assertThat(store.check(Progress.NONE)).isEmpty();
            for (String name : List.of("lab/fxsite:1", "lab/flat:1")) {
                engine.images().remove(name, true, true);
            }
            store.emptyTrash(List.of());
            assertThat(blobs()).isZero();
        }
    }

    @Test
    void an_image_without_layers_comes_and_goes() throws IOException {
        var bare = new TestImage("lab/bare:1").emptyStep("CMD [\"a\"]");
        try (var engine = LocalEngine.open(folder, EngineOptions.DEFAULT)) {
            engine.images().load(new ByteArrayInputStream(ArchiveForms.ociLayout(bare).toTar()), _ -> {
            });
            for (SaveOptions.Form form : SaveOptions.Form.values()) {
                var saved = new ByteArrayOutputStream();
                engine.images().save(List.of("lab/bare:1"),
                        new SaveOptions(form, SaveOptions.Compression.NONE), saved, Progress.NONE);
                assertThat(engine.images().load(new ByteArrayInputStream(saved.toByteArray()), _ -> {
                })).containsExactly(bare.id());
            }
            Digest flat = engine.store().orElseThrow().flatten("lab/bare:1", null, Progress.NONE);
            assertThat(engine.images().inspect(flat.toString()).size()).isZero();
        }
    }
}
