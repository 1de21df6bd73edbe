package dev.cutaway.inspector.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.inspector.testing.FakeLayer;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class OutlineTest {

    private final ImageTree tree = ImageTree.of(FakeLayer.stack("""
            f etc/passwd 20
            f etc/ssl/cert 300
            f usr/bin/sh 1000
            f usr/share/doc 400
            f zero 0
            """, """
            f etc/passwd 25
            w usr/share
            f usr/bin/vi 700
            """));

    private final Outline outline = new Outline(tree.upTo(1));

    @Test
    void at_first_the_top_folders_stand_there_folded() {
        assertThat(drawn()).containsExactly("▸etc 325", "▸usr 1700", "zero 0");
    }

    @Test
    void toggling_unfolds_and_folds_and_remembers_what_was_unfolded_inside() {
        outline.toggle(1);
        assertThat(drawn()).containsExactly("▸etc 325", "▾usr 1700", "  ▸bin 1700", "  D▸share 400", "zero 0");
        outline.toggle(2);
        outline.toggle(1);
        assertThat(drawn()).containsExactly("▸etc 325", "▸usr 1700", "zero 0");
        outline.toggle(1);
        assertThat(drawn()).containsExactly("▸etc 325", "▾usr 1700", "  ▾bin 1700", "    sh 1000", "    Avi 700",
                "  D▸share 400", "zero 0");
    }

    @Test
    void only_this_layer_shows_what_it_does_and_the_way_there() {
        outline.show(tree.upTo(1), Outline.Mode.ONLY_THIS_LAYER);
        outline.expandAll();
        assertThat(drawn()).containsExactly("▾etc 25", "  Cpasswd 25", "▾usr 1100", "  ▾bin 700", "    Avi 700",
                "  D▾share 400", "    Ddoc 400");
        assertThat(outline.selectedCount()).isEqualTo(7);
    }

    @Test
    void an_older_layer_shows_the_file_system_of_its_time() {
        outline.expandAll();
        outline.show(tree.upTo(0), Outline.Mode.UP_TO_HERE);
        assertThat(drawn()).containsExactly("A▾etc 320", "  Apasswd 20", "  A▾ssl 300", "    Acert 300", "A▾usr 1400",
                "  A▾bin 1000", "    Ash 1000", "  A▾share 400", "    Adoc 400", "Azero 0");
    }

    @Test
    void rows_can_be_sorted_by_size_and_name_both_ways() {
        outline.expandAll();
        outline.sort(Sort.LARGEST_FIRST);
        assertThat(drawn()).containsExactly("▾usr 1700", "  ▾bin 1700", "    sh 1000", "    Avi 700", "  D▾share 400",
                "    Ddoc 400", "▾etc 325", "  ▾ssl 300", "    cert 300", "  Cpasswd 25", "zero 0");
        outline.collapseAll();
        outline.sort(new Sort(Sort.Key.SIZE, false));
        assertThat(drawn()).containsExactly("zero 0", "▸etc 325", "▸usr 1700");
        outline.sort(new Sort(Sort.Key.NAME, true));
        assertThat(drawn()).containsExactly("zero 0", "▸usr 1700", "▸etc 325");
    }

    @Test
    void a_filter_keeps_what_it_wants_and_the_folders_above() {
        outline.expandAll();
        outline.filter(RowFilter.ALL.withChanges(Set.of(Change.DELETED), false));
        assertThat(drawn()).containsExactly("▾usr 1700", "  D▾share 400", "    Ddoc 400");
        outline.filter(RowFilter.ALL.withPattern(PathPattern.parse("*ss*")));
        assertThat(drawn()).containsExactly("▾etc 325", "  Cpasswd 25", "  ▾ssl 300", "    cert 300");
        outline.filter(RowFilter.ALL.withPattern(PathPattern.parse("/^/usr/.*h$/")));
        assertThat(drawn()).containsExactly("▾usr 1700", "  ▾bin 1700", "    sh 1000");
        outline.filter(RowFilter.ALL.withMinBytes(500));
        assertThat(drawn()).containsExactly("▾usr 1700", "  ▾bin 1700", "    sh 1000", "    Avi 700");
        outline.filter(RowFilter.ALL.withMinBytes(500).withChanges(Set.of(Change.ADDED), true)
                .withPattern(PathPattern.parse("v?")));
        assertThat(drawn()).containsExactly("▾usr 1700", "  ▾bin 1700", "    Avi 700");
        outline.filter(RowFilter.ALL.withPattern(PathPattern.parse("nowhere")));
        assertThat(outline.rowCount()).isZero();
    }

    @Test
    void revealing_unfolds_the_way_and_tells_the_row() {
        int node = tree.find("/etc/ssl/cert");
        assertThat(outline.rowOf(node)).isEqualTo(-1);
        int row = outline.reveal(node);
        assertThat(outline.node(row)).isEqualTo(node);
        assertThat(drawn()).containsExactly("▾etc 325", "  Cpasswd 25", "  ▾ssl 300", "    cert 300", "▸usr 1700",
                "zero 0");
        outline.filter(RowFilter.ALL.withPattern(PathPattern.parse("sh")));
        assertThat(outline.reveal(node)).isEqualTo(-1);
    }

    @Test
    void unfolding_stops_where_the_rows_would_no_longer_fit() {
        outline.expandWhileFits(5);
        assertThat(drawn()).containsExactly("▾etc 325", "  Cpasswd 25", "  ▸ssl 300", "▸usr 1700", "zero 0");
        outline.expandWhileFits(1000);
        assertThat(outline.rowCount()).isEqualTo(outline.selectedCount());
        outline.filter(RowFilter.ALL.withPattern(PathPattern.parse("ssl")));
        outline.expandWhileFits(1000);
        assertThat(drawn()).as("what is found stays folded").containsExactly("▾etc 325", "  ▸ssl 300");
    }

    @Test
    void a_state_of_another_tree_is_refused() {
        TreeState other = ImageTree.of(FakeLayer.stack("f a 1")).upTo(0);
        assertThatThrownBy(() -> outline.show(other, Outline.Mode.UP_TO_HERE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> drawn() {
        return IntStream.range(0, outline.rowCount()).mapToObj(row -> {
            Change change = outline.change(row);
            String arrow = !outline.expandable(row) ? "" : outline.expanded(row) ? "▾" : "▸";
            return "  ".repeat(outline.depth(row)) + (change == null ? "" : change.letter()) + arrow
                    + tree.name(outline.node(row)) + " " + outline.bytes(row);
        }).toList();
    }
}
