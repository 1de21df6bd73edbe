package dev.cutaway.inspector.columns;

import java.util.Arrays;

/** A growing column of longs. Not thread-safe. */
public final class LongList {

    private long[] values = new long[256];
    private int size;

    /** Appends one value. */
    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    /** The value at a position that was added. */
    public long get(int index) {
        return values[index];
    }

    /** Replaces the value at a position that was added. */
    public void set(int index, long value) {
        values[index] = value;
    }
}
