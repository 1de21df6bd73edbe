package dev.cutaway.inspector.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.analysis.Indexes;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.testing.TestLayer;
import dev.cutaway.inspector.tree.Aspect;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.ImageTree;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

class FileComparisonTest {

    private static ImageTree tree(TestLayer... layers) {
        return ImageTree.of(Stream.of(layers).map(Indexes::of).toList());
    }

    private static FileComparison compare(TestLayer left, TestLayer right) {
        return compare(tree(left), tree(right), Noise.QUIET);
    }

    private static FileComparison compare(ImageTree left, ImageTree right, Noise noise) {
        return FileComparison.of(left.upTo(left.layerCount() - 1), right.upTo(right.layerCount() - 1), noise);
    }

    private static String text(FileComparison files) {
        var text = new StringBuilder();
        try {
            DiffText.write(files, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    @Test
    void files_are_added_changed_and_deleted() {
        FileComparison files = compare(new TestLayer().file("/same", "x").file("/old", "x").file("/f", "one"),
                new TestLayer().file("/same", "x").file("/new", "x").file("/f", "two!"));

        assertThat(text(files)).isEqualTo("C /f\nA /new\nD /old\n");
        assertThat(files.change(files.find("/same"))).isNull();
        assertThat(files.bytesBefore(files.find("/f"))).isEqualTo(3);
        assertThat(files.bytesAfter(files.find("/f"))).isEqualTo(4);
        assertThat(files.bytesBefore(0)).isEqualTo(5);
        assertThat(files.bytesAfter(0)).isEqualTo(6);
    }

    @Test
    void folders_sum_up_what_is_below() {
        FileComparison files = compare(
                new TestLayer().dir("/d").file("/d/a", "1").file("/d/b", "1").dir("/e").file("/e/x", "1"),
                new TestLayer().dir("/d").file("/d/b", "22").file("/d/c", "333").dir("/e").file("/e/x", "1"));
        int folder = files.find("/d");

        assertThat(files.count(folder, Change.ADDED)).isEqualTo(1);
        assertThat(files.count(folder, Change.CHANGED)).isEqualTo(1);
        assertThat(files.count(folder, Change.DELETED)).isEqualTo(1);
        assertThat(files.bytesAfter(folder)).isEqualTo(5);
        assertThat(files.change(folder)).isNull();
        assertThat(files.differs(folder)).isTrue();
        assertThat(files.differs(files.find("/e"))).isFalse();
        assertThat(files.count(0, Change.ADDED)).isEqualTo(1);
    }

    @Test
    void what_is_different_is_told() {
        FileComparison files = compare(
                tree(new TestLayer().file("/mode", "x").file("/owner", "x").file("/content", "x").symlink("/link", "a")
                        .characterDevice("/dev", 1, 3).file("/kind", "x").file("/xattr", "x").file("/time", "x")
                        .mtime(5, 0)),
                tree(new TestLayer().file("/mode", "x").mode(0600).file("/owner", "x").owner(7, 7).file("/content", "y")
                        .symlink("/link", "b").characterDevice("/dev", 1, 5).dir("/kind").file("/xattr", "x")
                        .xattr("user.a", new byte[]{1}).file("/time", "x").mtime(6, 0)),
                Noise.ALL_COUNTS);

        assertThat(files.aspects(files.find("/mode"))).containsExactly(Aspect.MODE);
        assertThat(files.aspects(files.find("/owner"))).containsExactly(Aspect.OWNER);
        assertThat(files.aspects(files.find("/content"))).containsExactly(Aspect.CONTENT);
        assertThat(files.aspects(files.find("/link"))).containsExactly(Aspect.LINK);
        assertThat(files.aspects(files.find("/dev"))).containsExactly(Aspect.KIND);
        assertThat(files.aspects(files.find("/kind"))).contains(Aspect.KIND);
        assertThat(files.aspects(files.find("/xattr"))).containsExactly(Aspect.XATTRS);
        assertThat(files.aspects(files.find("/time"))).containsExactly(Aspect.TIME);
    }

    @Test
    void times_can_be_ignored() {
        ImageTree left = tree(new TestLayer().file("/f", "x").mtime(5, 0));
        ImageTree right = tree(new TestLayer().file("/f", "x").mtime(5, 1));

        assertThat(text(compare(left, right, new Noise(false, false)))).isEqualTo("C /f\n");
        assertThat(text(compare(left, right, new Noise(true, false)))).isEmpty();
    }

    @Test
    void the_order_of_entries_and_the_cut_into_layers_do_not_count() {
        ImageTree one = tree(new TestLayer().file("/b", "x").file("/a", "y").dir("/d").file("/d/f", "z"));
        ImageTree two = tree(new TestLayer().dir("/d").file("/d/f", "old").file("/gone", "x"),
                new TestLayer().file("/a", "y").whiteout("/gone").file("/d/f", "z"), new TestLayer().file("/b", "x"));

        assertThat(text(compare(one, two, Noise.QUIET))).isEmpty();
    }

    @Test
    void a_hard_link_equals_a_file_of_the_same_content() {
        TestLayer left = new TestLayer().file("/a", "x").mode(0600).hardlink("/b", "a");
        TestLayer right = new TestLayer().file("/b", "x").mode(0600).hardlink("/a", "b");

        assertThat(text(compare(left, right))).isEmpty();
    }

    @Test
    void the_text_is_sorted_by_the_whole_path_and_names_the_folders_above() {
        FileComparison files = compare(new TestLayer().dir("/a").dir("/a/b").file("/a/b/x", "1"),
                new TestLayer().dir("/a").dir("/a/b").file("/a/b/x", "2").file("/a-c", "1").file("/ä", "1"));

        assertThat(text(files)).isEqualTo("C /a\nA /a-c\nC /a/b\nC /a/b/x\nA /ä\n");
    }

    @Test
    void of_a_deleted_or_replaced_folder_only_the_folder_is_named() {
        FileComparison files = compare(
                new TestLayer().dir("/d").dir("/d/e").file("/d/e/f", "x").dir("/r").file("/r/f", "x"),
                new TestLayer().symlink("/r", "elsewhere"));

        assertThat(text(files)).isEqualTo("D /d\nC /r\n");
        assertThat(files.count(0, Change.DELETED)).isEqualTo(4);
    }

    @Test
    void a_name_cannot_pass_for_a_line() {
        assertThat(text(compare(new TestLayer(), new TestLayer().file("/x\nD etc", "x"))))
                .isEqualTo("A /x\\x0aD etc\n");
    }

    @Test
    void layers_of_one_image_are_compared_as_the_states_after_them() throws IOException {
        ImageTree tree = tree(new TestLayer().file("/a", "x").file("/b", "x"), new TestLayer().whiteout("/a"),
                new TestLayer().file("/a", "x").file("/c", "x"));

        assertThat(text(FileComparison.ofLayers(tree, 0, 1, Noise.QUIET))).isEqualTo("D /a\n");
        assertThat(text(FileComparison.ofLayers(tree, 0, 2, Noise.QUIET))).isEqualTo("A /c\n");
        assertThat(text(FileComparison.ofLayers(tree, 2, 0, Noise.QUIET))).isEqualTo("D /c\n");
        assertThat(text(FileComparison.ofLayers(tree, 1, 1, Noise.ALL_COUNTS))).isEmpty();
        assertThat(text(FileComparison.ofLayers(tree, -1, 0, Noise.ALL_COUNTS))).isEqualTo("A /a\nA /b\n");
    }

    @Test
    void an_image_without_layers_is_empty() {
        ImageTree nothing = ImageTree.of(List.of());

        assertThat(text(compare(nothing, nothing, Noise.ALL_COUNTS))).isEmpty();
        assertThat(text(compare(nothing, tree(new TestLayer().file("/a", "x")), Noise.ALL_COUNTS))).isEqualTo("A /a\n");
    }

    @Test
    void rows_form_a_tree_with_sorted_children() {
        LayerIndex left = Indexes.of(new TestLayer().dir("/d").file("/d/b", "").file("/d/a", "").file("/z", ""));
        LayerIndex right = Indexes.of(new TestLayer().dir("/d").file("/d/ab", "").file("/c", ""));
        FileComparison files = compare(ImageTree.of(List.of(left)), ImageTree.of(List.of(right)), Noise.QUIET);
        int folder = files.find("/d");

        assertThat(files.childCount(0)).isEqualTo(3);
        assertThat(files.name(files.firstChild(0))).isEqualTo("c");
        assertThat(Stream.iterate(files.firstChild(folder), row -> row + 1).limit(3).map(files::name))
                .containsExactly("a", "ab", "b");
        assertThat(files.parent(files.firstChild(folder))).isEqualTo(folder);
    }
}
