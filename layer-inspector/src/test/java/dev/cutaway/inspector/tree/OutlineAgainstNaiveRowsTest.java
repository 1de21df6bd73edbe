package dev.cutaway.inspector.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.testing.RandomLayers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Random layers and random clicks: the rows must be those of a plain recursive walk. */
class OutlineAgainstNaiveRowsTest {

    private final Set<Integer> unfolded = new HashSet<>();

    @Test
    void rows_are_those_of_a_recursive_walk_whatever_is_clicked() {
        for (int seed = 0; seed < 600; seed++) {
            var random = new Random(seed);
            ImageTree tree = ImageTree.of(RandomLayers.indexes(RandomLayers.of(seed)));
            var outline = new Outline(tree.upTo(tree.layerCount() - 1));
            unfolded.clear();
            for (int click = 0; click < 30; click++) {
                click(outline, random);
                assertThat(IntStream.range(0, outline.rowCount()).map(outline::node).boxed().toList())
                        .as("seed %s click %s", seed, click).isEqualTo(rows(outline, 0));
                for (int row = 0; row < outline.rowCount(); row++) {
                    assertThat(outline.rowOf(outline.node(row))).isEqualTo(row);
                    assertThat(outline.depth(row)).isEqualTo(tree.depth(outline.node(row)) - 1);
                }
            }
        }
    }

    private void click(Outline outline, Random random) {
        ImageTree tree = outline.state().tree();
        switch (random.nextInt(8)) {
            case 0 -> outline.show(tree.upTo(random.nextInt(tree.layerCount())), outline.mode());
            case 1 -> outline.show(outline.state(),
                    random.nextBoolean() ? Outline.Mode.UP_TO_HERE : Outline.Mode.ONLY_THIS_LAYER);
            case 2 ->
                outline.sort(new Sort(random.nextBoolean() ? Sort.Key.NAME : Sort.Key.SIZE, random.nextBoolean()));
            case 3 -> outline.filter(filter(random));
            case 4 -> {
                int node = random.nextInt(tree.nodeCount());
                outline.reveal(node);
                for (int above = tree.parent(node); above > 0; above = tree.parent(above)) {
                    unfolded.add(above);
                }
            }
            default -> {
                if (outline.rowCount() > 0) {
                    int row = random.nextInt(outline.rowCount());
                    int node = outline.node(row);
                    if (!unfolded.remove(node)) {
                        unfolded.add(node);
                    }
                    outline.toggle(row);
                }
            }
        }
    }

    private static RowFilter filter(Random random) {
        Set<Change> changes = new HashSet<>();
        for (Change change : Change.values()) {
            if (random.nextInt(4) > 0) {
                changes.add(change);
            }
        }
        String[] patterns = {"a", "*a", "a?", "prefix", "/a/.*b/", "b/"};
        int pattern = random.nextInt(2 * patterns.length);
        return new RowFilter(changes, random.nextInt(4) > 0,
                pattern < patterns.length ? PathPattern.parse(patterns[pattern]) : null,
                random.nextBoolean() ? 0 : 1 << random.nextInt(18));
    }

    private List<Integer> rows(Outline outline, int folder) {
        List<Integer> rows = new ArrayList<>();
        for (int child : children(outline, folder)) {
            if (shown(outline, child)) {
                rows.add(child);
                if (unfolded.contains(child)) {
                    rows.addAll(rows(outline, child));
                }
            }
        }
        return rows;
    }

    private static List<Integer> children(Outline outline, int folder) {
        ImageTree tree = outline.state().tree();
        List<Integer> children = new ArrayList<>(IntStream.range(0, tree.childCount(folder))
                .mapToObj(i -> tree.firstChild(folder) + i).toList());
        Comparator<Integer> order = outline.sort().key() == Sort.Key.NAME
                ? Comparator.naturalOrder()
                : Comparator.comparingLong(node -> size(outline, node));
        children.sort(outline.sort().descending() ? order.reversed() : order);
        return children;
    }

    private static long size(Outline outline, int node) {
        TreeState state = outline.state();
        if (outline.mode() == Outline.Mode.ONLY_THIS_LAYER) {
            return state.broughtBytes(node) + state.deletedBytes(node);
        }
        return state.alive(node) ? state.bytes(node) : state.deletedBytes(node);
    }

    private static boolean shown(Outline outline, int node) {
        ImageTree tree = outline.state().tree();
        return wanted(outline, node) || IntStream.range(0, tree.childCount(node))
                .anyMatch(i -> shown(outline, tree.firstChild(node) + i));
    }

    private static boolean wanted(Outline outline, int node) {
        TreeState state = outline.state();
        RowFilter filter = outline.filter();
        Change change = state.change(node);
        boolean there = outline.mode() == Outline.Mode.UP_TO_HERE
                ? state.alive(node) || change == Change.DELETED
                : change != null;
        return there && (change == null ? filter.unmodified() : filter.changes().contains(change))
                && size(outline, node) >= filter.minBytes() && fits(state.tree(), node, filter.pattern());
    }

    private static boolean fits(ImageTree tree, int node, @Nullable PathPattern pattern) {
        if (pattern == null) {
            return true;
        }
        return node > 0 && (pattern.matches(pattern.wantsPath() ? tree.path(node) : tree.name(node))
                || fits(tree, tree.parent(node), pattern));
    }
}
