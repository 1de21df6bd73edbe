package dev.cutaway.inspector.analysis.compare;

import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.ImageTree;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Compares names of nodes of two trees by their unsigned bytes, without copying them. */
final class NameOrder {

    private final ImageTree left;

    private final ImageTree right;

    NameOrder(ImageTree left, ImageTree right) {
        this.left = left;
        this.right = right;
    }

    /** As a comparator does; both nodes must be children of the same path. */
    int compare(int leftNode, int rightNode) {
        if (left == right) {
            return Integer.compare(leftNode, rightNode);
        }
        int a = left.firstEvent(leftNode);
        int b = right.firstEvent(rightNode);
        LayerIndex leftLayer = left.layers().get(left.layerOf(a));
        LayerIndex rightLayer = right.layers().get(right.layerOf(b));
        int leftEntry = left.entry(a);
        int rightEntry = right.entry(b);
        int leftLength = leftLayer.nameLength(leftEntry);
        int rightLength = rightLayer.nameLength(rightEntry);
        int leftStart = leftLayer.nameOffset(leftEntry);
        int rightStart = rightLayer.nameOffset(rightEntry);
        MemorySegment leftNames = leftLayer.names();
        MemorySegment rightNames = rightLayer.names();
        long at = MemorySegment.mismatch(leftNames, leftStart, leftStart + leftLength, rightNames, rightStart,
                rightStart + rightLength);
        if (at < 0 || at == leftLength || at == rightLength) {
            return Integer.compare(leftLength, rightLength);
        }
        return Byte.compareUnsigned(leftNames.get(ValueLayout.JAVA_BYTE, leftStart + at),
                rightNames.get(ValueLayout.JAVA_BYTE, rightStart + at));
    }
}
