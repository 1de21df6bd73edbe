package dev.cutaway.inspector.tree;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/**
 * The rows of a file view: the paths of a tree that are wanted and whose folders are unfolded, from top to bottom. A
 * flat list of ints, computed anew at each change. The root has no row; what is in it has depth 0. Which folders are
 * unfolded is kept when layer, mode, filter or order change. Belongs to one thread.
 */
public final class Outline {

    /** What of a layer is shown. */
    public enum Mode {
        /** What the layer adds, changes and deletes. */
        ONLY_THIS_LAYER,
        /** The merged file system after the layer, and what the layer deletes. */
        UP_TO_HERE
    }

    private final ImageTree tree;
    private final BitSet expanded = new BitSet();
    private final Selection selection;
    private final ChildOrder order;
    private int[] rows = new int[0];
    private int rowCount;

    /**
     * An outline of the merged file system after a layer, all folders folded, sorted by name.
     *
     * @param state the layer to start with
     */
    public Outline(TreeState state) {
        tree = state.tree();
        selection = new Selection(state, Mode.UP_TO_HERE, RowFilter.ALL);
        order = new ChildOrder(selection);
        rebuild();
    }

    /** Shows another layer of the same tree, or another mode. */
    public void show(TreeState state, Mode mode) {
        if (state.tree() != tree) {
            throw new IllegalArgumentException("The state is of another tree");
        }
        select(state, mode, selection.filter());
    }

    /** Shows only what the filter wants. */
    public void filter(RowFilter filter) {
        select(selection.state(), selection.mode(), filter);
    }

    /** Puts the rows of each folder in another order. */
    public void sort(Sort sort) {
        order.use(sort);
        rebuild();
    }

    /** The state that is shown. */
    public TreeState state() {
        return selection.state();
    }

    /** The mode in which it is shown. */
    public Mode mode() {
        return selection.mode();
    }

    /** The filter in use. */
    public RowFilter filter() {
        return selection.filter();
    }

    /** The order in use. */
    public Sort sort() {
        return order.sort();
    }

    /** How many rows there are now. */
    public int rowCount() {
        return rowCount;
    }

    /** How many paths would have a row if all folders were unfolded. */
    public int selectedCount() {
        return selection.count();
    }

    /** The node of a row. */
    public int node(int row) {
        return rows[row];
    }

    /** How far to indent a row; 0 for what is in the root. */
    public int depth(int row) {
        return tree.depth(rows[row]) - 1;
    }

    /** True where there is something to unfold. */
    public boolean expandable(int row) {
        return selection.hasChild(rows[row]);
    }

    /** True where the row is unfolded. */
    public boolean expanded(int row) {
        return expanded.get(rows[row]) && expandable(row);
    }

    /** What the layer does to the row's path; null for nothing. */
    public @Nullable Change change(int row) {
        return selection.state().change(rows[row]);
    }

    /**
     * The size a row shows: bytes that are there; of a deleted path, bytes it had. In {@link Mode#ONLY_THIS_LAYER} a
     * folder shows the sum of what the layer adds, changes and deletes in it.
     */
    public long bytes(int row) {
        return selection.bytes(rows[row]);
    }

    /** Folds or unfolds a row. */
    public void toggle(int row) {
        expanded.flip(rows[row]);
        rebuild();
    }

    /** Folds or unfolds a folder, whether it has a row now or not. */
    public void setExpanded(int node, boolean unfold) {
        expanded.set(node, unfold);
        rebuild();
    }

    /** Unfolds all folders. */
    public void expandAll() {
        expanded.set(0, tree.nodeCount());
        rebuild();
    }

    /** Folds all folders. */
    public void collapseAll() {
        expanded.clear();
        rebuild();
    }

    /**
     * Unfolds the folders that lead to something wanted, level by level, as long as there are at most so many rows. A
     * folder that fits the filter's pattern itself stays folded.
     */
    public void expandWhileFits(int mostRows) {
        expanded.clear();
        int count = selection.childCount(0);
        for (int node = 1; node < tree.nodeCount(); node++) {
            if (selection.hasChild(node) && leads(node)
                    && (tree.parent(node) == 0 || expanded.get(tree.parent(node)))) {
                count += selection.childCount(node);
                if (count > mostRows) {
                    break;
                }
                expanded.set(node);
            }
        }
        rebuild();
    }

    /** The row of a node, or −1 where it has none now. */
    public int rowOf(int node) {
        for (int row = 0; row < rowCount; row++) {
            if (rows[row] == node) {
                return row;
            }
        }
        return -1;
    }

    /** Unfolds all folders above a node and returns its row; −1 where mode or filter keep it out. */
    public int reveal(int node) {
        for (int above = tree.parent(node); above > 0; above = tree.parent(above)) {
            expanded.set(above);
        }
        rebuild();
        return rowOf(node);
    }

    private boolean leads(int node) {
        return selection.filter().pattern() == null || !selection.fits(node);
    }

    private void select(TreeState state, Mode mode, RowFilter filter) {
        selection.use(state, mode, filter);
        order.forget();
        rebuild();
    }

    /** Walks the wanted nodes in order, going into unfolded folders, with a stack of its own. */
    private void rebuild() {
        if (rows.length < selection.count()) {
            rows = new int[selection.count()];
        }
        rowCount = 0;
        var folder = new int[tree.levelCount()];
        var next = new int[tree.levelCount()];
        order.prepare(0);
        int level = 0;
        while (level >= 0) {
            if (next[level] == tree.childCount(folder[level])) {
                level--;
                continue;
            }
            int node = order.child(folder[level], next[level]++);
            if (selection.contains(node)) {
                rows[rowCount++] = node;
                if (expanded.get(node) && selection.hasChild(node)) {
                    order.prepare(node);
                    folder[++level] = node;
                    next[level] = 0;
                }
            }
        }
    }
}
