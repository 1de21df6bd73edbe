package dev.cutaway.engine.local.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.store.Damage;
import dev.cutaway.engine.api.store.RemovalPlan;
import dev.cutaway.engine.api.store.TrashItem;
import dev.cutaway.engine.local.TestStore;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class LocalStoreTest {

    private static final Filters ALL = Filters.of("dangling", "false");

    @TempDir
    private Path folder;

    private TestStore store;

    @BeforeEach
    void open() throws IOException {
        store = new TestStore(folder.resolve("data"));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void a_plan_is_what_the_prune_then_does() throws IOException {
        store.add(List.of("base"), "lab/base:1");
        store.add(List.of("base", "top"), "lab/top:1");
        store.add(List.of("base", "other"));
        store.store.pin("lab/base:1", true);
        RemovalPlan plan = store.store.planPrune(ALL);
        assertThat(plan.kept()).extracting(ImageSummary::tags)
                .containsExactly(List.of(ImageReference.parse("lab/base:1")));
        assertThat(plan.layers()).containsExactlyInAnyOrder(digest("top"), digest("other"));
        var pruned = store.images.prune(ALL);
        assertThat(pruned.removals()).isEqualTo(plan.removals());
        assertThat(pruned.bytes()).isEqualTo(plan.size());
        assertThat(store.store.emptyTrash(List.of())).isEqualTo(plan.storedBytes());
    }

    @Test
    void a_plan_of_removals_is_what_forced_removals_do() throws IOException {
        store.add(List.of("base"), "a", "b");
        store.add(List.of("base", "top"), "c");
        RemovalPlan plan = store.store.planRemoval(List.of("c", "a", "b"));
        assertThat(plan.images()).hasSize(2);
        assertThat(plan.size()).isEqualTo(7);
        store.images.remove("c", true, true);
        store.images.remove("a", true, true);
        store.images.remove("b", true, true);
        assertThat(store.store.emptyTrash(List.of())).isEqualTo(plan.storedBytes());
        assertThat(store.catalog.snapshot().layers()).isEmpty();
    }

    @Test
    void a_plan_counts_a_layer_once_however_many_chains_it_stands_in() throws IOException {
        store.add(List.of("one", "shared"), "a");
        store.add(List.of("three", "shared"), "b");
        assertThat(store.store.planRemoval(List.of("a")).size()).isEqualTo("one".length());
        assertThat(store.store.planRemoval(List.of("a", "b")).size())
                .isEqualTo("one".length() + "three".length() + "shared".length());
    }

    @Test
    void what_was_removed_comes_back_with_its_names_unless_they_are_taken() throws IOException {
        Digest id = store.add(List.of("base"), "a", "b");
        store.images.remove(id.toString(), true, true);
        store.add(List.of("new"), "b");
        TrashItem item = store.store.trash().getFirst();
        assertThat(item.images()).extracting(ImageSummary::tags)
                .containsExactly(List.of(ImageReference.parse("a:latest"), ImageReference.parse("b:latest")));
        assertThat(item.storedBytes()).isGreaterThan(4);
        assertThat(store.store.restore(item.id())).containsExactly(ImageReference.parse("b:latest"));
        assertThat(store.catalog.resolve("a").id()).isEqualTo(id);
        assertThat(store.store.trash()).isEmpty();
        assertThatThrownBy(() -> store.store.restore(item.id())).hasMessageContaining("in the trash");
    }

    @Test
    void emptying_one_removal_leaves_the_others() throws IOException {
        store.add(List.of("shared", "1"), "a");
        store.add(List.of("shared", "2"), "b");
        store.images.remove("a", false, true);
        store.images.remove("b", false, true);
        TrashItem newest = store.store.trash().getFirst();
        assertThat(newest.images().getFirst().tags()).hasToString("[docker.io/library/b:latest]");
        assertThat(store.store.emptyTrash(List.of(newest.id()))).isEqualTo(newest.storedBytes());
        assertThat(store.store.trash()).hasSize(1);
        assertThat(store.blobs.exists(digest("shared"))).isTrue();
        assertThat(store.blobs.exists(digest("2"))).isFalse();
    }

    @Test
    void usage_adds_up_to_the_files_of_the_folder() throws IOException {
        store.add(List.of("base", "top"), "a");
        store.add(List.of("base", "gone"), "b");
        Files.writeString(store.folder.indexes().resolve(digest("base").hex() + ".idx"), "index");
        Files.writeString(store.folder.unfinished().resolve("blob-x"), "half");
        Files.createDirectories(store.folder.snapshots().resolve("layer"));
        Files.writeString(store.folder.snapshots().resolve("layer/file"), "unpacked");
        store.images.remove("b", false, true);
        var usage = store.store.usage();
        assertThat(usage.layers()).isEqualTo(7);
        assertThat(usage.indexes()).isEqualTo(5);
        assertThat(usage.unfinished()).isEqualTo(4);
        assertThat(usage.builds()).isEqualTo(8);
        assertThat(usage.trash()).isGreaterThan(4);
        assertThat(usage.total()).isEqualTo(lengthOfFiles());
    }

    @Test
    void a_file_with_several_names_counts_once() throws IOException {
        Path unpacked = Files.createDirectories(store.folder.snapshots().resolve("layer"));
        Path file = Files.writeString(unpacked.resolve("one"), "0123456789");
        Files.createLink(unpacked.resolve("two"), file);
        assertThat(store.store.usage().builds()).isEqualTo(10);
    }

    @Test
    void damage_is_known_after_a_restart_until_the_bytes_come_again_or_are_found_good() throws IOException {
        store.add(List.of("shared", "flip"), "a");
        Files.writeString(store.blobs.path(digest("flip")), "flop");
        assertThat(store.store.check(Progress.NONE)).hasSize(1);
        assertThat(new BlobStore(store.folder).exists(digest("flip"))).isFalse();
        Files.writeString(store.blobs.path(digest("flip")), "flip");
        assertThat(store.store.check(Progress.NONE)).isEmpty();
        assertThat(new BlobStore(store.folder).exists(digest("flip"))).isTrue();
    }

    @Test
    void a_check_names_what_is_missing_or_changed_and_the_rest_stays_usable() throws IOException {
        Digest first = store.add(List.of("shared", "flip"), "a");
        Digest second = store.add(List.of("shared", "lost"), "b");
        assertThat(store.store.check(Progress.NONE)).isEmpty();
        Files.writeString(store.blobs.path(digest("flip")), "flop");
        Files.delete(store.blobs.path(digest("lost")));
        assertThat(store.store.check(Progress.NONE)).containsExactlyInAnyOrder(
                new Damage(digest("flip"), false, List.of(first)), new Damage(digest("lost"), true, List.of(second)));
        assertThat(store.images.inspect("a").size()).isEqualTo(10);
        assertThat(store.list(Filters.NONE)).hasSize(2);
        store.add(List.of("shared", "flip"), "a");
        store.add(List.of("shared", "lost"), "b");
        assertThat(store.store.check(Progress.NONE)).isEmpty();
    }

    @Test
    void a_missing_config_is_named_when_it_is_asked_for() throws IOException {
        Digest id = store.add(List.of("base"), "a");
        Files.delete(store.blobs.path(id));
        assertThatThrownBy(() -> store.images.inspect("a")).hasMessageContaining("lacks blob " + id);
        assertThat(store.list(Filters.NONE)).containsExactly("a:latest");
        store.images.remove("a", false, true);
        store.store.emptyTrash(List.of());
    }

    @Test
    void layers_and_places_of_images() throws IOException {
        Digest id = store.add(List.of("base", "top"), "a");
        assertThat(store.store.layers().get(id)).isEqualTo(store.images.layers("a")).hasSize(2);
        var stored = store.store.locate("a");
        assertThat(stored.layout().resolve("blobs/sha256").resolve(stored.manifest().hex())).isRegularFile();
        assertThat(stored.tags()).containsExactly("a:latest");
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(UTF_8));
    }

    private long lengthOfFiles() throws IOException {
        try (Stream<Path> files = Files.walk(store.folder.path())) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
