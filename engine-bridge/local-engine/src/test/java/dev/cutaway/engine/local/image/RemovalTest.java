package dev.cutaway.engine.local.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImageService.Pruned;
import dev.cutaway.engine.local.TestStore;
import dev.cutaway.engine.local.removal.Outcome;
import dev.cutaway.engine.local.removal.Removing;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class RemovalTest {

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
    void one_name_of_several_is_only_taken_away() throws IOException {
        store.add(List.of("base"), "lab/one:1", "lab/two:1");
        assertThat(remove("lab/two:1", false)).containsExactly("untagged lab/two:1");
        assertThat(store.list(Filters.NONE)).containsExactly("lab/one:1");
    }

    @Test
    void the_last_name_takes_the_image() throws IOException {
        Digest id = store.add(List.of("base"), "lab/one:1");
        assertThat(remove("lab/one:1", false)).startsWith("untagged lab/one:1", "deleted " + id).hasSize(3);
        assertThat(store.list(Filters.NONE)).isEmpty();
    }

    @Test
    void an_id_with_names_in_several_repositories_needs_force() throws IOException {
        Digest id = store.add(List.of("base"), "lab/one:1", "lab/two:1");
        assertThatThrownBy(() -> remove(id.toString(), false)).hasMessage("conflict: unable to delete " + id.shortId()
                + " (must be forced) - image is referenced in multiple repositories")
                .isInstanceOfSatisfying(EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));
        assertThat(remove(id.shortId(), true)).startsWith("untagged lab/one:1", "untagged lab/two:1", "deleted " + id);
    }

    @Test
    void the_last_tag_of_a_repository_takes_its_digests_along() throws IOException {
        String digest = "lab/one@sha256:" + "ab".repeat(32);
        store.add(List.of("base"), "lab/one:1", digest);
        assertThat(remove("lab/one:1", false)).startsWith("untagged lab/one:1", "untagged " + digest);
    }

    @Test
    void an_image_that_others_are_built_on_cannot_go() throws IOException {
        Digest parent = store.add(List.of("base"), "lab/base:1");
        store.catalog.builtOn(store.add(List.of("base", "top"), "lab/top:1"), parent);
        assertThatThrownBy(() -> remove(parent.hex(), true)).hasMessage("conflict: unable to delete "
                + parent.shortId() + " (cannot be forced) - image has dependent child images");
        assertThat(remove("lab/base:1", false)).containsExactly("untagged lab/base:1");
        assertThat(remove("lab/top:1", false)).contains("deleted " + parent);
    }

    @Test
    void what_files_of_steps_share_goes_once() throws IOException {
        Digest live = store.add(List.of("base", "top"), "lab/one:1");
        Digest one = store.addRemains(List.of("base", "one"));
        Digest two = store.addRemains(List.of("base", "four"));
        assertThat(removal(one, two).size()).isEqualTo(3 + 4);
        for (Outcome all : List.of(removal(one, two, live), removal(live, two, one), removal(two, live, one))) {
            assertThat(TestStore.words(all.told())).doesNotHaveDuplicates().hasSize(1 + 3 + 4);
            assertThat(all.size()).isEqualTo(4 + 3 + 3 + 4);
            assertThat(all.layers()).hasSize(4);
        }
        assertThat(removal(live, one).layers()).hasSize(3);
    }

    private Outcome removal(Digest... images) throws EngineException {
        return Removing.ofAll(store.catalog.snapshot(), Stream.of(images).map(Digest::toString).toList());
    }

    @Test
    void what_is_not_there_is_named() {
        assertThatThrownBy(() -> remove("nope", false)).hasMessage("No such image: nope:latest");
    }

    @Test
    void a_prune_takes_what_has_no_name_and_counts_as_docker_counts() throws IOException {
        store.add(List.of("base"), "lab/base:1");
        Digest dangling = store.add(List.of("base", "gone"));
        Pruned pruned = store.images.prune(Filters.NONE);
        assertThat(TestStore.words(pruned.removals())).startsWith("deleted " + dangling).hasSize(2);
        assertThat(pruned.bytes()).isEqualTo(4);
        assertThat(store.list(Filters.NONE)).containsExactly("lab/base:1");
    }

    @Test
    void a_prune_of_all_takes_named_images_too_but_not_those_that_are_pinned() throws IOException {
        store.add(List.of("base"), "lab/base:1");
        store.add(List.of("base", "top"), "lab/top:1", "lab/top:2");
        store.store.pin("lab/base:1", true);
        Pruned pruned = store.images.prune(ALL);
        assertThat(TestStore.words(pruned.removals())).startsWith("untagged lab/top:1", "untagged lab/top:2")
                .hasSize(4);
        assertThat(store.list(Filters.NONE)).containsExactly("lab/base:1");
    }

    @Test
    void a_prune_filters_by_label_and_time() throws IOException {
        store.add("2026-01-01T00:00:00Z", Map.of("keep", "yes"), List.of("1"), "a");
        store.add("2026-01-02T00:00:00Z", Map.of(), List.of("2"), "b");
        store.add("2026-01-03T00:00:00Z", Map.of(), List.of("3"), "c");
        store.images.prune(ALL.and("label!", "keep").and("until", "2026-01-02T00:00:00Z"));
        assertThat(store.list(Filters.NONE)).containsExactly("c:latest", "a:latest");
        store.images.prune(ALL.and("label", "keep=yes"));
        assertThat(store.list(Filters.NONE)).containsExactly("c:latest");
        assertThatThrownBy(() -> store.images.prune(Filters.of("reference", "a")))
                .hasMessage("Invalid filter 'reference'");
    }

    @Test
    void a_tag_moves_and_cannot_be_a_digest() throws IOException {
        store.add(List.of("1"), "a");
        store.add(List.of("2"), "b");
        store.images.tag("b", ImageReference.parse("a"));
        assertThat(store.list(Filters.of("dangling", "false"))).containsExactly("a:latest b:latest");
        assertThatThrownBy(() -> store.images.tag("b", ImageReference.parse("x@sha256:" + "0".repeat(64))))
                .hasMessage("refusing to create a tag with a digest reference");
        assertThatThrownBy(() -> store.images.tag("nope", ImageReference.parse("x")))
                .hasMessage("No such image: nope:latest");
    }

    private List<String> remove(String name, boolean force) throws EngineException {
        return TestStore.words(store.images.remove(name, force, true));
    }
}
