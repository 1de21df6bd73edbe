package dev.cutaway.inspector.tree;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Who is in which folder. Nodes are in level order, so children stand together and after their parent.
 *
 * @param parent the folder above; −1 for the root
 * @param firstChild first of the children, which are neighbours
 * @param childCount how many
 * @param levelStart first node of each level, and at the end the number of nodes
 */
record Shape(int[] parent, int[] firstChild, int[] childCount, int[] levelStart) {

    int depth(int node) {
        int at = Arrays.binarySearch(levelStart, node);
        return at >= 0 ? at : -at - 2;
    }

    /** True where {@code node} is {@code folder} or somewhere below it. */
    boolean within(int node, int folder) {
        int at = node;
        while (at > folder) {
            at = parent[at];
        }
        return at == folder;
    }

    /** Goes through a node and all below it, upper levels first. */
    void forEachWithin(int node, IntConsumer visitor) {
        int from = node;
        int to = node + 1;
        while (from < to) {
            int below = 0;
            int belowEnd = 0;
            for (int at = from; at < to; at++) {
                visitor.accept(at);
                if (childCount[at] > 0) {
                    below = belowEnd == 0 ? firstChild[at] : below;
                    belowEnd = firstChild[at] + childCount[at];
                }
            }
            from = below;
            to = belowEnd;
        }
    }
}
