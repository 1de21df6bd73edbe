package dev.cutaway.app.layers.compare;

import dev.cutaway.inspector.analysis.compare.FileComparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** The visible rows of a comparison: paths that differ and the folders that lead to them, the largest change first. */
final class ComparedOutline {

    private final FileComparison files;
    private final BitSet unfolded = new BitSet();
    private final Comparator<Integer> order;

    ComparedOutline(FileComparison files, int firstRows) {
        this.files = files;
        order = Comparator.<Integer>comparingLong(row -> -Math.abs(growth(row))).thenComparing(row -> row);
        unfoldWhileFits(firstRows);
    }

    /** Bytes that came or, below 0, went. */
    long growth(int row) {
        return files.bytesAfter(row) - files.bytesBefore(row);
    }

    boolean expandable(int row) {
        return !children(row).isEmpty();
    }

    boolean expanded(int row) {
        return unfolded.get(row);
    }

    /** Unfolds the folders above a row. */
    void reveal(int row) {
        for (int above = files.parent(row); above > 0; above = files.parent(above)) {
            unfolded.set(above);
        }
    }

    void toggle(int row) {
        unfolded.flip(row);
    }

    int depth(int row) {
        int depth = -1;
        for (int at = row; at > 0; at = files.parent(at)) {
            depth++;
        }
        return depth;
    }

    /** The rows from the top; the root has none. */
    List<Integer> rows() {
        var rows = new ArrayList<Integer>();
        Deque<Integer> open = new ArrayDeque<>(children(0).reversed());
        while (!open.isEmpty()) {
            int row = open.removeLast();
            rows.add(row);
            if (unfolded.get(row)) {
                children(row).reversed().forEach(open::addLast);
            }
        }
        return rows;
    }

    private List<Integer> children(int row) {
        var children = new ArrayList<Integer>();
        int first = files.firstChild(row);
        for (int child = first; child < first + files.childCount(row); child++) {
            if (files.differs(child)) {
                children.add(child);
            }
        }
        children.sort(order);
        return children;
    }

    /** Unfolds level by level, as long as there are at most so many rows. What came or went whole stays folded. */
    private void unfoldWhileFits(int mostRows) {
        int count = children(0).size();
        Deque<Integer> next = new ArrayDeque<>(children(0));
        while (!next.isEmpty()) {
            int row = next.removeFirst();
            List<Integer> children = children(row);
            boolean both = files.leftNode(row) >= 0 && files.rightNode(row) >= 0;
            if (both && !children.isEmpty() && count + children.size() <= mostRows) {
                unfolded.set(row);
                count += children.size();
                next.addAll(children);
            }
        }
    }
}
