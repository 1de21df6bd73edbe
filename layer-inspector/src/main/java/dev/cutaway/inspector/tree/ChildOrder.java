package dev.cutaway.inspector.tree;

import dev.cutaway.inspector.columns.IntSort;

import java.util.BitSet;

/** The order of children within each folder; a folder is sorted when it is first unfolded. */
final class ChildOrder {

    private final Selection selection;
    private final ImageTree tree;
    private Sort sort = Sort.BY_NAME;

    /** By size: all nodes, each folder's range put in order; empty by name, where nodes are in order by themselves. */
    private int[] nodes = new int[0];
    private final BitSet sorted = new BitSet();

    ChildOrder(Selection selection) {
        this.selection = selection;
        tree = selection.state().tree();
    }

    Sort sort() {
        return sort;
    }

    void use(Sort newSort) {
        sort = newSort;
        forget();
    }

    /** Sizes are others now. */
    void forget() {
        sorted.clear();
    }

    /** To be called before {@link #child} for a folder. */
    void prepare(int folder) {
        if (sort.key() != Sort.Key.SIZE || sorted.get(folder)) {
            return;
        }
        if (nodes.length == 0) {
            nodes = new int[tree.nodeCount()];
        }
        int first = tree.firstChild(folder);
        int end = first + tree.childCount(folder);
        for (int node = first; node < end; node++) {
            nodes[node] = node;
        }
        IntSort.sort(nodes, first, end, selection::bytes, sort.descending());
        sorted.set(folder);
    }

    /** The child at a place, wanted or not. */
    int child(int folder, int place) {
        int first = tree.firstChild(folder);
        if (sort.key() == Sort.Key.SIZE) {
            return nodes[first + place];
        }
        return sort.descending() ? first + tree.childCount(folder) - 1 - place : first + place;
    }
}
