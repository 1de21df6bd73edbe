package dev.cutaway.inspector.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.testing.TestLayer;
import dev.cutaway.inspector.tree.ImageTree;
import org.junit.jupiter.api.Test;

import java.util.List;

class DuplicatesTest {

    private static final LayerIndex BASE = Indexes.of(new TestLayer().file("/a", "same")
            .file("/dir/b", "same")
            .file("/alone", "alone")
            .file("/empty1", "")
            .file("/empty2", "")
            .hardlink("/a-too", "a"));

    private static final LayerIndex NEXT = Indexes
            .of(new TestLayer().whiteout("/dir/b").file("/c", "same").file("/d", "longer text")
                    .file("/e", "longer text"));

    @Test
    void one_content_under_two_paths_is_a_group() {
        Duplicates duplicates = Duplicates.ofFinalState(ImageTree.of(List.of(BASE)));

        assertThat(duplicates.groups()).singleElement().satisfies(group -> {
            assertThat(group.bytes()).isEqualTo(4);
            assertThat(group.copies()).isEqualTo(2);
            assertThat(group.wastedBytes()).isEqualTo(4);
        });
    }

    @Test
    void a_hard_link_is_a_further_name_of_its_copy() {
        Duplicates.Group group = Duplicates.ofFinalState(ImageTree.of(List.of(BASE))).groups().getFirst();

        assertThat(group.names()).extracting(Duplicates.Name::path).containsExactlyInAnyOrder("/a", "/a-too", "/dir/b");
        assertThat(group.copies()).isEqualTo(2);
    }

    @Test
    void hard_links_alone_are_no_duplicates() {
        LayerIndex linked = Indexes.of(new TestLayer().file("/x", "text").hardlink("/y", "x"));

        assertThat(Duplicates.ofFinalState(ImageTree.of(List.of(linked))).groups()).isEmpty();
    }

    @Test
    void the_final_state_counts_what_lives_and_all_layers_what_is_stored() {
        List<LayerIndex> layers = List.of(BASE, NEXT);

        Duplicates living = Duplicates.ofFinalState(ImageTree.of(layers));
        Duplicates stored = Duplicates.ofAllLayers(layers);

        assertThat(living.groups()).extracting(Duplicates.Group::bytes).containsExactly(11L, 4L);
        assertThat(living.groups()).extracting(Duplicates.Group::copies).containsExactly(2, 2);
        assertThat(stored.groups()).extracting(Duplicates.Group::copies).containsExactly(2, 3);
        assertThat(stored.wastedBytes()).isEqualTo(11 + 2 * 4);
    }

    @Test
    void the_greatest_waste_comes_first() {
        assertThat(Duplicates.ofAllLayers(List.of(BASE, NEXT)).groups()).isSortedAccordingTo(
                (a, b) -> Long.compare(b.wastedBytes(), a.wastedBytes()));
    }

    @Test
    void a_layer_that_two_images_share_is_stored_once() {
        LayerIndex other = Indexes.of(new TestLayer().file("/copy", "alone"));

        Duplicates shared = Duplicates.ofImages(List.of(List.of(BASE), List.of(BASE, other)));

        assertThat(shared.groups()).extracting(Duplicates.Group::copies).containsExactly(2, 2);
        assertThat(shared.groups().getFirst().names()).extracting(Duplicates.Name::path)
                .containsExactly("/alone", "/copy");
        assertThat(shared.imagesOf(0)).containsExactly(0, 1);
        assertThat(shared.imagesOf(1)).containsExactly(1);
    }

    @Test
    void an_image_without_layers_has_none() {
        assertThat(Duplicates.ofFinalState(ImageTree.of(List.of())).groups()).isEmpty();
    }
}
