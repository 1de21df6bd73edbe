package dev.cutaway.inspector.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.testing.FakeLayer;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class ImageTreeTest {

    @Test
    void entries_over_nothing_are_added_and_entries_over_something_are_changed() {
        assertThat(events("d a\nf a/x 1", "f a/x 1 mode=600\nf a/y 2")).containsExactly("/a A0", "/a/x A0 C1",
                "/a/y A1");
    }

    @Test
    void a_folder_that_is_only_repeated_has_no_event() {
        assertThat(events("d a time=1\nf a/x 1", "d a time=1\nf a/y 2", "f a/z 3", "d a time=2"))
                .containsExactly("/a A0 C3", "/a/x A0", "/a/y A1", "/a/z A2");
        assertThat(events("d a", "d a mode=700", "d a mode=700 uid=1", "d a mode=700 uid=1 gid=1",
                "d a mode=700 uid=1 gid=1 xattr=k:v", "d a mode=700 uid=1 gid=1 xattr=k:v"))
                .containsExactly("/a A0 C1 C2 C3 C4");
    }

    @Test
    void a_whiteout_deletes_the_path_and_all_below_it() {
        assertThat(events("f a/b/c 1\nf d 1", "w a")).containsExactly("/a A0 D1", "/d A0", "/a/b A0 D1",
                "/a/b/c A0 D1");
    }

    @Test
    void a_whiteout_of_what_is_not_there_leaves_no_trace() {
        assertThat(events("f a 1", "w b", "w a", "w a")).containsExactly("/a A0 D2");
    }

    @Test
    void an_opaque_folder_deletes_what_was_in_it_and_not_what_its_layer_brings() {
        assertThat(events("f a/x 1\nf a/y 1\nf a/d/z 1", "o a\nf a/y 2\nf a/new 1"))
                .containsExactly("/a A0", "/a/d A0 D1", "/a/new A1", "/a/x A0 D1", "/a/y A0 C1", "/a/d/z A0 D1");
    }

    @Test
    void a_folder_made_anew_in_an_emptied_one_starts_empty() {
        assertThat(events("f a/d/x 1", "o a\nf a/d/y 2")).containsExactly("/a A0", "/a/d A0 C1", "/a/d/x A0 D1",
                "/a/d/y A1");
    }

    @Test
    void whiteout_and_folder_in_one_layer_make_a_new_folder() {
        assertThat(events("d a\nf a/x 1", "w a\nd a time=5\nf a/y 1")).containsExactly("/a A0 C1", "/a/x A0 D1",
                "/a/y A1");
    }

    @Test
    void something_else_in_place_of_a_folder_deletes_what_was_in_it_for_good() {
        assertThat(events("f a/x 1", "l a b", "d a", "f a/y 1")).containsExactly("/a A0 C1 C2", "/a/x A0 D1",
                "/a/y A3");
    }

    @Test
    void a_folder_that_entries_below_imply_replaces_a_file_or_link() {
        assertThat(events("l a b\nf c 1", "f a/x 1\nf c/y 1")).containsExactly("/a A0 C1", "/c A0 C1", "/a/x A1",
                "/c/y A1");
    }

    @Test
    void what_was_deleted_can_come_again() {
        assertThat(events("f a 1", "w a", "f a 2")).containsExactly("/a A0 D1 A2");
    }

    @Test
    void an_emptied_root_is_empty() {
        assertThat(events("f a 1\nf b/c 1", "o /\nf b/d 1")).containsExactly("/a A0 D1", "/b A0 C1", "/b/c A0 D1",
                "/b/d A1");
    }

    @Test
    void an_image_without_layers_is_an_empty_root() {
        ImageTree tree = ImageTree.of(List.of());
        assertThat(tree.nodeCount()).isEqualTo(1);
        assertThat(tree.eventCount(0)).isZero();
        assertThat(tree.path(0)).isEqualTo("/");
        assertThat(tree.upTo(-1).bytes(0)).isZero();
        assertThat(new Outline(tree.upTo(-1)).rowCount()).isZero();
    }

    @Test
    void paths_are_found_however_they_are_written() {
        ImageTree tree = ImageTree.of(FakeLayer.stack("f usr/bin/x 1\nl bin usr/bin"));
        int node = tree.find("/usr/bin/x");
        assertThat(tree.path(node)).isEqualTo("/usr/bin/x");
        assertThat(tree.find("usr//bin/x/")).isEqualTo(node);
        assertThat(tree.find("./usr/lib/../bin/x")).isEqualTo(-1);
        assertThat(tree.find("../usr/bin/../bin/./x")).isEqualTo(node);
        assertThat(tree.find("/")).isZero();
        assertThat(tree.find("/bin/x")).as("links are not followed").isEqualTo(-1);
        assertThat(tree.find("/usr/bin/x/y")).isEqualTo(-1);
    }

    @Test
    void every_entry_of_a_layer_knows_its_node() {
        var layers = FakeLayer.stack("f a/x 1", "d a\nw a/x\nw b");
        ImageTree tree = ImageTree.of(layers);
        for (int entry = 0; entry < layers.getLast().treeSize(); entry++) {
            String path = layers.getLast().path(entry);
            assertThat(tree.nodeOf(1, entry)).isEqualTo(tree.find(path));
        }
        assertThat(tree.find("/b")).isEqualTo(-1);
    }

    @Test
    void a_hard_link_shows_the_content_of_its_target() {
        ImageTree tree = ImageTree.of(FakeLayer.stack("f a 7\nh b a\nl s a\nh t s"));
        ContentRef content = Objects.requireNonNull(tree.content(tree.versionAt(tree.find("/b"), 0)));
        assertThat(tree.layers().get(content.layer()).path(content.entry())).isEqualTo("/a");
        assertThat(tree.content(tree.versionAt(tree.find("/t"), 0))).as("a further name of a link").isNull();
        assertThat(tree.content(tree.versionAt(0, 0))).isNull();
    }

    @Test
    void a_hard_link_whose_target_is_in_a_lower_layer_means_what_was_there() {
        ImageTree tree = ImageTree.of(FakeLayer.stack("f a 7", "f a 8", "h b a\nh c b", "w a"));
        for (String name : List.of("/b", "/c")) {
            assertThat(tree.content(tree.versionAt(tree.find(name), 3))).isNotNull()
                    .extracting(ContentRef::layer).isEqualTo(1);
        }
        assertThat(tree.upTo(3).bytes(0)).isEqualTo(8);
    }

    @Test
    void a_hard_link_to_nothing_has_no_content() {
        ImageTree tree = ImageTree.of(FakeLayer.stack("h a nowhere\nh b ../../x"));
        assertThat(tree.content(tree.versionAt(tree.find("/a"), 0))).isNull();
        assertThat(tree.upTo(0).bytes(0)).isZero();
        assertThat(tree.upTo(0).fileCount(0)).isEqualTo(2);
    }

    @Test
    void differences_name_what_a_layer_changed() {
        ImageTree tree = ImageTree.of(FakeLayer.stack("f a 7 is=x", "f a 7 is=x mode=600", "f a 7 is=y mode=600 uid=4",
                "f a 7 is=y mode=600 uid=4 time=3 xattr=k:v", "l a b mode=600 uid=4 time=3 xattr=k:v",
                "l a c mode=600 uid=4 time=3 xattr=k:v", "l a c mode=600 uid=4 time=3 xattr=k:v"));
        int first = tree.firstEvent(tree.find("/a"));
        assertThat(tree.differences(first, first + 1)).containsExactly(Aspect.MODE);
        assertThat(tree.differences(first + 1, first + 2)).containsExactly(Aspect.CONTENT, Aspect.OWNER);
        assertThat(tree.differences(first + 2, first + 3)).containsExactly(Aspect.TIME, Aspect.XATTRS);
        assertThat(tree.differences(first + 3, first + 4)).containsExactly(Aspect.KIND);
        assertThat(tree.differences(first + 4, first + 5)).containsExactly(Aspect.LINK);
        assertThat(tree.differences(first + 5, first + 6)).isEmpty();
    }

    @Test
    void a_thousand_layers_and_a_deep_path_are_no_trouble() {
        String deep = "d/".repeat(3000) + "x";
        String[] layers = new String[1000];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = "f f" + i % 7 + " 1 time=" + i;
        }
        layers[500] = "f " + deep + " 5";
        ImageTree tree = ImageTree.of(FakeLayer.stack(layers));
        assertThat(tree.eventCount(tree.find("/f0"))).isEqualTo(143);
        int node = tree.find(deep);
        assertThat(tree.depth(node)).isEqualTo(3001);
        assertThat(tree.upTo(999).bytes(0)).isEqualTo(12);
        var outline = new Outline(tree.upTo(999));
        assertThat(outline.depth(outline.reveal(node))).isEqualTo(3000);
    }

    /** Each path below the root with its events, as in {@code /etc/motd A0 C2}. */
    private static List<String> events(String... layers) {
        ImageTree tree = ImageTree.of(FakeLayer.stack(layers));
        List<String> events = new ArrayList<>();
        for (int node = 1; node < tree.nodeCount(); node++) {
            var line = new StringBuilder(tree.path(node));
            for (int event = tree.firstEvent(node); event < tree.firstEvent(node) + tree.eventCount(node); event++) {
                line.append(' ').append(tree.change(event).letter()).append(tree.layerOf(event));
            }
            events.add(line.toString());
        }
        return events;
    }
}
