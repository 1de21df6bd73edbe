package dev.cutaway.inspector.columns;

import java.util.Arrays;

/** A growing column of ints. Not thread-safe. */
public final class IntList {

    private int[] values = new int[16];
    private int size;

    /** Appends one value. */
    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    /** The value at a position below {@link #size()}. */
    public int get(int position) {
        return values[position];
    }

    /** Replaces the value at a position below {@link #size()}. */
    public void set(int position, int value) {
        values[position] = value;
    }

    /** How many values there are. */
    public int size() {
        return size;
    }

    /** Forgets all values, keeps the room. */
    public void clear() {
        size = 0;
    }

    /** The values in an array of exactly their number. */
    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
