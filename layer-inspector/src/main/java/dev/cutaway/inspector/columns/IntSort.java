package dev.cutaway.inspector.columns;

import java.util.function.IntToLongFunction;

/** Sorts row numbers by a number each row has: stable, and without an object per row. */
public final class IntSort {

    private static final int SHORT_RUN = 12;

    private int[] rows;
    private long[] keys;
    private int[] otherRows;
    private long[] otherKeys;

    private IntSort(int[] rows, long[] keys) {
        this.rows = rows;
        this.keys = keys;
        this.otherRows = new int[rows.length];
        this.otherKeys = new long[keys.length];
    }

    /**
     * Sorts a range; rows with the same key keep their order, whichever the direction.
     *
     * @param rows what to sort
     * @param from first position
     * @param to end of the range
     * @param key the number of a row
     * @param descending true for the largest first
     */
    public static void sort(int[] rows, int from, int to, IntToLongFunction key, boolean descending) {
        int count = to - from;
        if (count < 2) {
            return;
        }
        var range = new int[count];
        var keys = new long[count];
        for (int i = 0; i < count; i++) {
            range[i] = rows[from + i];
            long value = key.applyAsLong(range[i]);
            // The complement turns the order round and, unlike the negation, cannot overflow.
            keys[i] = descending ? ~value : value;
        }
        System.arraycopy(new IntSort(range, keys).sorted(), 0, rows, from, count);
    }

    private int[] sorted() {
        int count = rows.length;
        for (int from = 0; from < count; from += SHORT_RUN) {
            insertionSort(from, Math.min(from + SHORT_RUN, count));
        }
        for (int width = SHORT_RUN; width < count && width > 0; width <<= 1) {
            for (int from = 0; from < count; from += 2 * width) {
                merge(from, Math.min(from + width, count), Math.min(from + 2 * width, count));
            }
            swap();
        }
        return rows;
    }

    private void insertionSort(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            long key = keys[i];
            int at = i;
            while (at > from && keys[at - 1] > key) {
                rows[at] = rows[at - 1];
                keys[at] = keys[at - 1];
                at--;
            }
            rows[at] = row;
            keys[at] = key;
        }
    }

    private void merge(int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takeLeft = right == to || (left < middle && keys[left] <= keys[right]);
            int source = takeLeft ? left++ : right++;
            otherRows[at] = rows[source];
            otherKeys[at] = keys[source];
        }
    }

    private void swap() {
        int[] sortedRows = otherRows;
        otherRows = rows;
        rows = sortedRows;
        long[] sortedKeys = otherKeys;
        otherKeys = keys;
        keys = sortedKeys;
    }
}
