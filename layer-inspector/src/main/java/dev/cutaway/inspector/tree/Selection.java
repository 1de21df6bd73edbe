package dev.cutaway.inspector.tree;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/** The nodes that a mode and a filter want, with the folders that lead to them. */
final class Selection {

    private final BitSet wanted = new BitSet();
    /** Nodes that fit the pattern or are below one that does; unused without a pattern. */
    private final BitSet fits = new BitSet();
    private TreeState state;
    private Outline.Mode mode;
    private RowFilter filter;
    private int count;

    Selection(TreeState state, Outline.Mode mode, RowFilter filter) {
        this.state = state;
        this.mode = mode;
        this.filter = filter;
        select();
    }

    void use(TreeState newState, Outline.Mode newMode, RowFilter newFilter) {
        state = newState;
        mode = newMode;
        filter = newFilter;
        select();
    }

    TreeState state() {
        return state;
    }

    Outline.Mode mode() {
        return mode;
    }

    RowFilter filter() {
        return filter;
    }

    /** How many nodes are wanted; the root is not counted. */
    int count() {
        return count;
    }

    boolean contains(int node) {
        return wanted.get(node);
    }

    boolean fits(int node) {
        return fits.get(node);
    }

    boolean hasChild(int node) {
        int first = state.tree().firstChild(node);
        int next = state.tree().childCount(node) == 0 ? -1 : wanted.nextSetBit(first);
        return next >= 0 && next < first + state.tree().childCount(node);
    }

    int childCount(int node) {
        int first = state.tree().firstChild(node);
        return wanted.get(first, first + state.tree().childCount(node)).cardinality();
    }

    long bytes(int node) {
        if (mode == Outline.Mode.ONLY_THIS_LAYER) {
            return state.broughtBytes(node) + state.deletedBytes(node);
        }
        return state.change(node) == Change.DELETED ? state.deletedBytes(node) : state.bytes(node);
    }

    private void select() {
        ImageTree tree = state.tree();
        int nodes = tree.nodeCount();
        wanted.clear();
        fits.clear();
        PathPattern pattern = filter.pattern();
        if (pattern != null) {
            fit(pattern);
        }
        for (int node = nodes - 1; node > 0; node--) {
            if (wanted.get(node) || wants(node)) {
                wanted.set(node);
                wanted.set(tree.parent(node));
            }
        }
        wanted.clear(0);
        count = wanted.cardinality();
    }

    private boolean wants(int node) {
        Change change = state.change(node);
        boolean shown = change != null || (mode == Outline.Mode.UP_TO_HERE && state.alive(node));
        return shown && filter.wants(change) && (filter.pattern() == null || fits.get(node))
                && (filter.minBytes() <= 0 || bytes(node) >= filter.minBytes());
    }

    /** Downwards, so that what is below a folder that fits need not be tried. */
    private void fit(PathPattern pattern) {
        ImageTree tree = state.tree();
        int folder = -1;
        @Nullable
        String prefix = null;
        for (int node = 1; node < tree.nodeCount(); node++) {
            int parent = tree.parent(node);
            if (fits.get(parent)) {
                fits.set(node);
                continue;
            }
            if (state.describedBy(node) < 0) {
                continue;
            }
            String name = tree.name(node);
            if (pattern.wantsPath()) {
                if (prefix == null || parent != folder) {
                    folder = parent;
                    prefix = parent == 0 ? "/" : tree.path(parent) + "/";
                }
                name = prefix + name;
            }
            if (pattern.matches(name)) {
                fits.set(node);
            }
        }
    }
}
