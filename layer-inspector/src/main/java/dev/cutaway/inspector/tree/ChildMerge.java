package dev.cutaway.inspector.tree;

import dev.cutaway.inspector.columns.IntList;
import dev.cutaway.inspector.layer.LayerIndex;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Goes through the children that one folder has in several layers, name by name in byte order: a merge of sorted lists
 * by a heap of cursors. At each name, {@link #size()} layers have it, {@link #layer} and {@link #entry} say which, the
 * lowest layer first.
 */
final class ChildMerge {

    private static final ValueLayout.OfLong FIRST_BYTES = ValueLayout.JAVA_LONG_UNALIGNED
            .withOrder(ByteOrder.BIG_ENDIAN);

    private final LayerIndex[] layers;
    private final MemorySegment[] names;

    /** One cursor per layer, by layer number: the child it stands at, the end, and the first 8 bytes of the name. */
    private final int[] at;
    private final int[] end;
    private final long[] key;

    /** Layer numbers, the one with the smallest name on top. */
    private final int[] heap;
    private int heapSize;
    /** False for a folder that only one layer has: then no names are read. */
    private boolean several;

    private final int[] groupLayer;
    private final int[] groupEntry;
    private int groupSize;

    ChildMerge(LayerIndex[] layers) {
        int count = layers.length;
        this.layers = layers;
        names = new MemorySegment[count];
        for (int layer = 0; layer < count; layer++) {
            names[layer] = layers[layer].names();
        }
        at = new int[count];
        end = new int[count];
        key = new long[count];
        heap = new int[count];
        groupLayer = new int[count];
        groupEntry = new int[count];
    }

    /** Stands at the root, which all layers have. */
    void root() {
        groupSize = layers.length;
        for (int layer = 0; layer < groupSize; layer++) {
            groupLayer[layer] = layer;
            groupEntry[layer] = 0;
        }
    }

    /**
     * Stands before the children of a folder.
     *
     * @param folders pairs of layer and entry, the layers ascending
     * @param from position of the first pair
     * @param pairs how many pairs
     */
    void start(IntList folders, int from, int pairs) {
        heapSize = 0;
        for (int i = 0; i < pairs; i++) {
            int layer = folders.get(from + 2 * i);
            int entry = folders.get(from + 2 * i + 1);
            at[layer] = layers[layer].firstChild(entry);
            end[layer] = at[layer] + layers[layer].childCount(entry);
            heap[heapSize++] = layer;
        }
        several = heapSize > 1;
        if (several) {
            for (int i = 0; i < heapSize; i++) {
                readKey(heap[i]);
            }
            for (int i = heapSize / 2 - 1; i >= 0; i--) {
                siftDown(i);
            }
        }
    }

    /** Goes to the next name; false at the end. */
    boolean next() {
        groupSize = 0;
        if (heapSize == 0) {
            return false;
        }
        int first = heap[0];
        int firstEntry = at[first];
        long firstKey = key[first];
        take(first);
        while (heapSize > 0 && heap[0] != first
                && compare(heap[0], at[heap[0]], key[heap[0]], first, firstEntry, firstKey) == 0) {
            take(heap[0]);
        }
        return true;
    }

    /** How many layers have this name. */
    int size() {
        return groupSize;
    }

    /** The number of a layer that has this name, ascending. */
    int layer(int i) {
        return groupLayer[i];
    }

    /** The entry in that layer. */
    int entry(int i) {
        return groupEntry[i];
    }

    private void take(int layer) {
        groupLayer[groupSize] = layer;
        groupEntry[groupSize++] = at[layer]++;
        if (at[layer] == end[layer]) {
            heap[0] = heap[--heapSize];
        } else if (several) {
            readKey(layer);
        }
        siftDown(0);
    }

    private void siftDown(int start) {
        int hole = start;
        while (2 * hole + 1 < heapSize) {
            int child = 2 * hole + 1;
            if (child + 1 < heapSize && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], heap[hole])) {
                return;
            }
            int layer = heap[hole];
            heap[hole] = heap[child];
            heap[child] = layer;
            hole = child;
        }
    }

    private boolean before(int a, int b) {
        int order = compare(a, at[a], key[a], b, at[b], key[b]);
        return order < 0 || (order == 0 && a < b);
    }

    private int compare(int a, int entryA, long keyA, int b, int entryB, long keyB) {
        if (keyA != keyB) {
            return Long.compareUnsigned(keyA, keyB);
        }
        int lengthA = layers[a].nameLength(entryA);
        int lengthB = layers[b].nameLength(entryB);
        if (lengthA <= Long.BYTES || lengthB <= Long.BYTES) {
            return Integer.compare(lengthA, lengthB);
        }
        return compareBytes(names[a], layers[a].nameOffset(entryA), lengthA, names[b], layers[b].nameOffset(entryB),
                lengthB);
    }

    /** Compares two names by their unsigned bytes. */
    static int compareBytes(MemorySegment a, int offsetA, int lengthA, MemorySegment b, int offsetB, int lengthB) {
        long difference = MemorySegment.mismatch(a, offsetA, (long) offsetA + lengthA, b, offsetB,
                (long) offsetB + lengthB);
        if (difference < 0 || difference == lengthA || difference == lengthB) {
            return Integer.compare(lengthA, lengthB);
        }
        return Byte.compareUnsigned(a.get(ValueLayout.JAVA_BYTE, offsetA + difference),
                b.get(ValueLayout.JAVA_BYTE, offsetB + difference));
    }

    private void readKey(int layer) {
        int length = layers[layer].nameLength(at[layer]);
        int offset = layers[layer].nameOffset(at[layer]);
        if (length >= Long.BYTES) {
            key[layer] = names[layer].get(FIRST_BYTES, offset);
            return;
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (names[layer].get(ValueLayout.JAVA_BYTE, (long) offset + i) & 0xffL) << (56 - 8 * i);
        }
        key[layer] = value;
    }
}
