package dev.cutaway.inspector.tree;

import dev.cutaway.inspector.layer.LayerIndex;

import java.lang.foreign.MemorySegment;

/** Finds nodes by name, in the sorted children of each folder. */
final class PathSearch {

    private PathSearch() {}

    /** The node at a path, or −1; {@code .} and {@code ..} are resolved and never leave the root. */
    static int find(ImageTree tree, byte[] path) {
        int node = 0;
        int start = 0;
        for (int i = 0; i <= path.length && node >= 0; i++) {
            if (i == path.length || path[i] == '/') {
                node = step(tree, node, path, start, i - start);
                start = i + 1;
            }
        }
        return node;
    }

    /** The child that has the name of a layer's entry, or −1. */
    static int child(ImageTree tree, int node, LayerIndex layer, int entry) {
        return child(tree, node, layer.names(), layer.nameOffset(entry), layer.nameLength(entry));
    }

    private static int step(ImageTree tree, int node, byte[] path, int start, int length) {
        if (length == 0 || (length == 1 && path[start] == '.')) {
            return node;
        }
        if (length == 2 && path[start] == '.' && path[start + 1] == '.') {
            return Math.max(0, tree.parent(node));
        }
        return child(tree, node, MemorySegment.ofArray(path), start, length);
    }

    private static int child(ImageTree tree, int node, MemorySegment names, int start, int length) {
        int low = tree.firstChild(node);
        int high = low + tree.childCount(node) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            LayerIndex layer = tree.layers().get(tree.nameLayer(middle));
            int entry = tree.nameEntry(middle);
            int order = ChildMerge.compareBytes(layer.names(), layer.nameOffset(entry), layer.nameLength(entry), names,
                    start, length);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -1;
    }
}
