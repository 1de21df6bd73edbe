package dev.cutaway.engine.local.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class CatalogTest {

    @TempDir
    private Path folder;

    private StoreFolder store;
    private BlobStore blobs;
    private Catalog catalog;

    @BeforeEach
    void open() throws EngineException {
        store = StoreFolder.prepare(folder.resolve("data"));
        blobs = new BlobStore(store);
        catalog = Catalog.open(store, blobs);
    }

    @AfterEach
    void close() throws EngineException {
        catalog.close();
    }

    @Test
    void an_image_is_there_with_its_layers_and_names_also_after_a_restart() throws IOException {
        Digest id = add("lab/web:1", "base", "top");
        reopen();
        ImageRecord image = catalog.resolve("lab/web:1");
        assertThat(image.id()).isEqualTo(id);
        assertThat(image.size()).isEqualTo(7);
        assertThat(image.status().parent()).isNull();
        assertThat(catalog.snapshot().layersOf(image)).extracting(LayerRecord::blobBytes).containsExactly(4L, 3L);
        assertThat(catalog.snapshot().tagsOf(id)).extracting(ImageReference::familiar).containsExactly("lab/web:1");
    }

    @Test
    void a_tag_that_is_taken_moves() throws IOException {
        Digest first = add("lab/web:1", "one");
        try (Lease lease = catalog.lease()) {
            NewImage second = images().store(lease, image("two").configBytes(), List.of("two"), "lab/web:1");
            assertThat(catalog.add(List.of(second)))
                    .containsExactly(new TagMove(ImageReference.parse("lab/web:1"), first, second.config().digest()));
        }
        assertThat(catalog.snapshot().namesOf(first)).isEmpty();
    }

    @Test
    void an_image_is_found_by_name_id_and_the_beginning_of_its_id() throws IOException {
        Digest id = add("debian", "base");
        for (String name : List.of("debian", "docker.io/library/debian:latest", id.toString(), id.hex(), id.shortId(),
                "sha256:" + id.shortId())) {
            assertThat(catalog.resolve(name).id()).isEqualTo(id);
        }
    }

    @Test
    void what_is_not_there_is_named_as_docker_names_it() {
        assertThatThrownBy(() -> catalog.resolve("nope")).hasMessage("No such image: nope:latest");
        assertThatThrownBy(() -> catalog.resolve("UPPER")).hasMessageStartingWith("invalid reference format")
                .isInstanceOfSatisfying(EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(EngineException.Reason.INVALID));
    }

    @Test
    void blobs_whose_image_never_came_go_with_the_lease() throws IOException {
        Digest kept = add("a", "shared");
        Digest layer = Digest.of("only".getBytes(UTF_8));
        try (Lease lease = catalog.lease()) {
            images().store(lease, image("shared", "only").configBytes(), List.of("shared", "only"), "b");
            assertThat(blobs.exists(layer)).isTrue();
        }
        assertThat(blobs.exists(layer)).isFalse();
        assertThat(blobs.exists(kept)).isTrue();
        assertThat(blobs.exists(Digest.of("shared".getBytes(UTF_8)))).isTrue();
    }

    @Test
    void blobs_of_a_killed_engine_go_at_the_next_start() throws IOException {
        Digest id = add("a", "base");
        Lease lease = catalog.lease();
        NewImage lost = images().store(lease, image("lost").configBytes(), List.of("lost"), "b");
        reopen();
        assertThat(blobs.exists(lost.config().digest())).isFalse();
        assertThat(blobs.exists(lost.manifest())).isFalse();
        assertThat(blobs.exists(lost.layers().getFirst().blob())).isFalse();
        assertThat(blobs.exists(id)).isTrue();
    }

    @Test
    void emptying_the_trash_deletes_only_what_nobody_else_has() throws IOException {
        add("a", "shared", "mine");
        Digest other = add("b", "shared");
        ImageRecord image = catalog.resolve("a");
        catalog.remove(List.of(image.id()), Map.of(ImageReference.parse("a:latest"), image.id()));
        long freed = catalog.delete(catalog.snapshot().trash());
        assertThat(freed).isGreaterThan(4);
        assertThat(blobs.exists(Digest.of("mine".getBytes(UTF_8)))).isFalse();
        assertThat(blobs.exists(Digest.of("shared".getBytes(UTF_8)))).isTrue();
        assertThat(catalog.resolve("b").id()).isEqualTo(other);
        assertThat(catalog.snapshot().withTrash()).hasSize(1);
    }

    @Test
    void a_leased_blob_outlives_its_image() throws IOException {
        Digest id = add("a", "base");
        Digest layer = Digest.of("base".getBytes(UTF_8));
        try (Lease lease = catalog.lease()) {
            lease.hold(layer);
            catalog.remove(List.of(id), Map.of(ImageReference.parse("a:latest"), id));
            catalog.delete(catalog.snapshot().trash());
            assertThat(blobs.exists(layer)).isTrue();
            assertThat(blobs.exists(id)).isFalse();
        }
        assertThat(blobs.exists(layer)).isFalse();
    }

    @Test
    void an_image_that_comes_again_leaves_the_trash() throws IOException {
        Digest id = add("a", "base");
        catalog.remove(List.of(id), Map.of(ImageReference.parse("a:latest"), id));
        assertThat(catalog.snapshot().images()).isEmpty();
        add("a", "base");
        assertThat(catalog.resolve("a").isLive()).isTrue();
        assertThat(catalog.snapshot().trash()).isEmpty();
    }

    @Test
    void files_of_a_step_that_are_an_image_in_the_trash_bring_it_back_as_an_image() throws IOException {
        Digest id = add("a", "base");
        catalog.remove(List.of(id), Map.of(ImageReference.parse("a:latest"), id));
        addRemains("base");
        assertThat(catalog.resolve(id.toString()).status().remains()).isFalse();
        assertThat(catalog.deleteRemains(_ -> true)).isZero();
        assertThat(catalog.resolve(id.toString()).isLive()).isTrue();
    }

    @Test
    void files_of_a_step_stay_hidden_also_when_they_come_out_of_the_trash() throws IOException {
        Digest id = addRemains("base");
        assertThat(catalog.resolve(id.toString()).status().remains()).isTrue();
        catalog.remove(List.of(id), Map.of());
        addRemains("base");
        assertThat(catalog.resolve(id.toString()).status().remains()).isTrue();
        assertThat(catalog.deleteRemains(id::equals)).isPositive();
        assertThat(catalog.snapshot().withTrash()).isEmpty();
    }

    @Test
    void files_of_a_step_are_counted_apart_from_the_images_but_found_by_their_id() throws IOException {
        Digest image = add("a", "base");
        Digest files = addRemains("other");
        assertThat(catalog.snapshot().images()).extracting(ImageRecord::id).containsExactly(image);
        assertThat(catalog.snapshot().remains()).extracting(ImageRecord::id).containsExactly(files);
        assertThat(catalog.resolve(files.shortId()).id()).isEqualTo(files);
        catalog.tag(files, ImageReference.parse("b:latest"));
        assertThat(catalog.snapshot().images()).extracting(ImageRecord::id).containsExactlyInAnyOrder(image, files);
        assertThat(catalog.snapshot().remains()).isEmpty();
    }

    private Digest addRemains(String layer) throws IOException {
        return images().addRemains(image(layer), List.of(layer));
    }

    private Digest add(String name, String... layers) throws IOException {
        return images().add(image(layers), List.of(layers), name);
    }

    private StoredImages images() {
        return new StoredImages(blobs, catalog);
    }

    private static TestImage image(String... layers) {
        var image = new TestImage();
        for (String layer : layers) {
            image.layer(layer.getBytes(UTF_8), BlobForm.PLAIN);
        }
        return image;
    }

    private void reopen() throws EngineException {
        catalog.close();
        catalog = Catalog.open(store, blobs);
    }
}
