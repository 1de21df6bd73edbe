package dev.cutaway.app.control;

import java.util.Arrays;

/**
 * How high blocks are, in whole pixels. By size: a block grows with the square root of its bytes, never under
 * {@link #FLOOR}, and together they fill the room; where even the floors do not fit, every block is at its floor.
 */
public final class StackHeights {

    /** Least height of a block. */
    public static final int FLOOR = 24;
    /** Blocks of equal height stop growing here: more would show nothing more. */
    public static final int EQUAL_CEILING = 64;

    private StackHeights() {}

    /**
     * Heights by size.
     *
     * @param bytes of each block, at least 0
     * @param room pixels for all blocks together
     */
    public static int[] bySize(long[] bytes, double room) {
        return bySize(bytes, room, FLOOR);
    }

    /** As {@link #bySize(long[], double)}, with another least height. */
    public static int[] bySize(long[] bytes, double room, int floor) {
        int count = bytes.length;
        var heights = new int[count];
        Arrays.fill(heights, floor);
        int whole = (int) Math.floor(room);
        if (count == 0 || whole <= count * floor) {
            return heights;
        }
        boolean[] floored = new boolean[count];
        double k = factor(bytes, floored, whole, floor);
        if (k == 0) {
            return heights;
        }
        int left = whole;
        int largest = 0;
        for (int i = 0; i < count; i++) {
            heights[i] = floored[i] ? floor : (int) Math.round(k * Math.sqrt((double) bytes[i]));
            left -= heights[i];
            largest = bytes[i] > bytes[largest] ? i : largest;
        }
        heights[largest] += left;
        return heights;
    }

    /** Finds k in {@code h = k·√bytes} so that blocks above the floor fill what the floors leave; marks those under it. */
    private static double factor(long[] bytes, boolean[] floored, double room, int floor) {
        while (true) {
            double roots = 0;
            double free = room;
            for (int i = 0; i < bytes.length; i++) {
                roots += floored[i] ? 0 : Math.sqrt((double) bytes[i]);
                free -= floored[i] ? floor : 0;
            }
            if (roots == 0) {
                return 0;
            }
            double k = free / roots;
            boolean fell = false;
            for (int i = 0; i < bytes.length; i++) {
                if (!floored[i] && k * Math.sqrt((double) bytes[i]) < floor) {
                    floored[i] = true;
                    fell = true;
                }
            }
            if (!fell) {
                return k;
            }
        }
    }

    /** The same height for each of {@code count} blocks. */
    public static int[] equal(int count, double room) {
        var heights = new int[count];
        int each = count == 0 ? 0 : (int) (room / count);
        Arrays.fill(heights, Math.clamp(each, FLOOR, EQUAL_CEILING));
        return heights;
    }
}
