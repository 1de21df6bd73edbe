package dev.cutaway.app.layers.files;

import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.ImageTree;
import dev.cutaway.inspector.tree.Outline;
import dev.cutaway.inspector.tree.Outline.Mode;
import dev.cutaway.inspector.tree.RowFilter;
import dev.cutaway.inspector.tree.Sort;
import dev.cutaway.inspector.tree.TreeState;
import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/**
 * The rows the file table shows: what an {@link Outline} had at one moment, free of it, so that the outline can go on
 * being changed on another thread. Immutable.
 */
final class Rows {

    private final TreeState state;
    private final Mode mode;
    private final RowFilter filter;
    private final Sort sort;
    private final int[] nodes;
    private final BitSet expandable;
    private final BitSet expanded;

    private Rows(Outline outline) {
        state = outline.state();
        mode = outline.mode();
        filter = outline.filter();
        sort = outline.sort();
        nodes = new int[outline.rowCount()];
        expandable = new BitSet(nodes.length);
        expanded = new BitSet(nodes.length);
        for (int row = 0; row < nodes.length; row++) {
            nodes[row] = outline.node(row);
            if (outline.expandable(row)) {
                expandable.set(row);
                expanded.set(row, outline.expanded(row));
            }
        }
    }

    /** The rows of an outline as they are now. */
    static Rows of(Outline outline) {
        return new Rows(outline);
    }

    ImageTree tree() {
        return state.tree();
    }

    TreeState state() {
        return state;
    }

    int layer() {
        return state.layer();
    }

    Mode mode() {
        return mode;
    }

    RowFilter filter() {
        return filter;
    }

    Sort sort() {
        return sort;
    }

    int count() {
        return nodes.length;
    }

    int node(int row) {
        return nodes[row];
    }

    int depth(int row) {
        return tree().depth(nodes[row]) - 1;
    }

    boolean expandable(int row) {
        return expandable.get(row);
    }

    boolean expanded(int row) {
        return expanded.get(row);
    }

    @Nullable
    Change change(int row) {
        return state.change(nodes[row]);
    }

    /** What the size column shows; the same as {@link Outline#bytes}. */
    long bytes(int row) {
        return bytesOf(nodes[row]);
    }

    /** What the size column would show for a node. */
    long bytesOf(int node) {
        if (mode == Mode.ONLY_THIS_LAYER) {
            return state.broughtBytes(node) + state.deletedBytes(node);
        }
        return state.change(node) == Change.DELETED ? state.deletedBytes(node) : state.bytes(node);
    }

    /** The event that describes a row: what is there, or what was there before it was deleted; −1 for none. */
    int describedBy(int row) {
        return state.describedBy(nodes[row]);
    }

    /** The index of the layer that an event belongs to. */
    LayerIndex indexOf(int event) {
        return tree().layers().get(tree().layerOf(event));
    }

    /** The row of a node, or −1. */
    int rowOf(int node) {
        for (int row = 0; row < nodes.length; row++) {
            if (nodes[row] == node) {
                return row;
            }
        }
        return -1;
    }
}
