package dev.cutaway.inspector.analysis.compare;

import dev.cutaway.inspector.columns.IntList;
import dev.cutaway.inspector.tree.ImageTree;
import dev.cutaway.inspector.tree.TreeState;

/** Walks two states together, level by level, and writes a row for each path that lives in either. */
final class StateMerge {

    private final TreeState left;

    private final TreeState right;

    private final VersionDiff versions;

    private final NameOrder names;

    private final IntList leftNodes = new IntList();

    private final IntList rightNodes = new IntList();

    private final IntList parents = new IntList();

    StateMerge(TreeState left, TreeState right, Noise noise) {
        this.left = left;
        this.right = right;
        versions = new VersionDiff(left.tree(), right.tree(), noise.ignoreTime());
        names = new NameOrder(left.tree(), right.tree());
    }

    ComparedRows merge() {
        var firstChild = new IntList();
        var childCount = new IntList();
        add(0, 0, -1);
        for (int row = 0; row < parents.size(); row++) {
            int first = parents.size();
            children(row);
            firstChild.add(first);
            childCount.add(parents.size() - first);
        }
        int[] leftNode = leftNodes.toArray();
        int[] rightNode = rightNodes.toArray();
        var aspects = new byte[leftNode.length];
        var rows = new ComparedRows(leftNode, rightNode, parents.toArray(), firstChild.toArray(), childCount.toArray(),
                aspects, new int[leftNode.length], new int[leftNode.length], new int[leftNode.length]);
        compare(rows);
        return rows;
    }

    private void add(int leftNode, int rightNode, int parent) {
        leftNodes.add(leftNode);
        rightNodes.add(rightNode);
        parents.add(parent);
    }

    private void children(int row) {
        int l = leftNodes.get(row);
        int r = rightNodes.get(row);
        int leftEnd = end(left.tree(), l);
        int rightEnd = end(right.tree(), r);
        l = next(left, l < 0 ? 0 : left.tree().firstChild(l), leftEnd);
        r = next(right, r < 0 ? 0 : right.tree().firstChild(r), rightEnd);
        while (l < leftEnd || r < rightEnd) {
            int order = l == leftEnd ? 1 : r == rightEnd ? -1 : names.compare(l, r);
            add(order <= 0 ? l : -1, order >= 0 ? r : -1, row);
            l = order <= 0 ? next(left, l + 1, leftEnd) : l;
            r = order >= 0 ? next(right, r + 1, rightEnd) : r;
        }
    }

    /** Where the children of a node end; 0 where there are none, so that nothing is walked. */
    private static int end(ImageTree tree, int node) {
        return node < 0 || tree.childCount(node) == 0 ? 0 : tree.firstChild(node) + tree.childCount(node);
    }

    private static int next(TreeState state, int node, int end) {
        int at = end == 0 ? 0 : node;
        while (at < end && !state.alive(at)) {
            at++;
        }
        return at;
    }

    /** Children come after their parents, so one walk backwards sums up. */
    private void compare(ComparedRows rows) {
        for (int row = rows.parent().length - 1; row >= 0; row--) {
            int l = rows.leftNode()[row];
            int r = rows.rightNode()[row];
            if (l < 0) {
                rows.added()[row]++;
            } else if (r < 0) {
                rows.deleted()[row]++;
            } else {
                // The root may be without version: an image needs no layer, and a layer no entry for the root.
                int a = left.version(l);
                int b = right.version(r);
                rows.aspects()[row] = a < 0 || b < 0 ? 0 : versions.difference(a, b);
                rows.changed()[row] += rows.aspects()[row] == 0 ? 0 : 1;
            }
            int above = rows.parent()[row];
            if (above >= 0) {
                rows.added()[above] += rows.added()[row];
                rows.changed()[above] += rows.changed()[row];
                rows.deleted()[above] += rows.deleted()[row];
            }
        }
    }
}
