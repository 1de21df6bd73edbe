package dev.cutaway.inspector.analysis.compare;

import java.util.Arrays;

/**
 * The shortest edit that turns one sequence into another, by Myers' algorithm in linear space, with a bound on the
 * work. Elements are ints that stand for equal things.
 *
 * @see <a href="https://doi.org/10.1007/BF01840446">E. Myers, An O(ND) difference algorithm and its variations</a>
 */
final class SequenceDiff {

    private final int[] a;

    private final int[] b;

    private final boolean[] removed;

    private final boolean[] added;

    private final int[] forward;

    private final int[] backward;

    private long work;

    private boolean exact = true;

    private SequenceDiff(int[] a, int[] b, long work) {
        this.a = a;
        this.b = b;
        this.work = work;
        removed = new boolean[a.length];
        added = new boolean[b.length];
        int diagonals = a.length + b.length + 5;
        forward = new int[diagonals];
        backward = new int[diagonals];
    }

    /**
     * Compares.
     *
     * @param work steps it may take; where they do not suffice, what is left counts as wholly different
     */
    static SequenceDiff of(int[] a, int[] b, long work) {
        var diff = new SequenceDiff(a, b, work);
        diff.compare(0, a.length, 0, b.length);
        return diff;
    }

    /** True where the element of the first sequence is not in the second. */
    boolean removed(int position) {
        return removed[position];
    }

    /** True where the element of the second sequence is not in the first. */
    boolean added(int position) {
        return added[position];
    }

    /** False where the work did not suffice. */
    boolean exact() {
        return exact;
    }

    /** A run of equal elements in the middle of a shortest edit; it may be empty. */
    private record Snake(int a, int b, int length) {}

    private void compare(int aFrom, int aTo, int bFrom, int bTo) {
        int aLow = aFrom;
        int bLow = bFrom;
        int aHigh = aTo;
        int bHigh = bTo;
        while (aLow < aHigh && bLow < bHigh && a[aLow] == b[bLow]) {
            aLow++;
            bLow++;
        }
        while (aLow < aHigh && bLow < bHigh && a[aHigh - 1] == b[bHigh - 1]) {
            aHigh--;
            bHigh--;
        }
        Snake middle = aLow == aHigh || bLow == bHigh || work <= 0 ? null : middle(aLow, aHigh, bLow, bHigh);
        if (middle == null) {
            exact &= aLow == aHigh || bLow == bHigh;
            Arrays.fill(removed, aLow, aHigh, true);
            Arrays.fill(added, bLow, bHigh, true);
        } else {
            compare(aLow, middle.a, bLow, middle.b);
            compare(middle.a + middle.length, aHigh, middle.b + middle.length, bHigh);
        }
    }

    /** Searches from both ends at once until the two searches meet; null where the work runs out. */
    private @org.jspecify.annotations.Nullable Snake middle(int aLow, int aHigh, int bLow, int bHigh) {
        int n = aHigh - aLow;
        int m = bHigh - bLow;
        int delta = n - m;
        boolean odd = (delta & 1) != 0;
        int zero = m + 2;
        Arrays.fill(forward, 0, n + m + 5, 0);
        Arrays.fill(backward, 0, n + m + 5, 0);
        for (int d = 0; work > 0; d++) {
            int lowest = -(d - 2 * Math.max(0, d - m));
            int highest = d - 2 * Math.max(0, d - n);
            for (int k = lowest; k <= highest; k += 2) {
                int start = start(forward, zero, k, d);
                int x = start;
                while (x < n && x - k < m && a[aLow + x] == b[bLow + x - k]) {
                    x++;
                }
                forward[zero + k] = x;
                work -= x - start + 1;
                if (odd && Math.abs(delta - k) < d && x + backward[zero + delta - k] >= n) {
                    return new Snake(aLow + start, bLow + start - k, x - start);
                }
            }
            for (int k = lowest; k <= highest; k += 2) {
                int start = start(backward, zero, k, d);
                int x = start;
                while (x < n && x - k < m && a[aHigh - 1 - x] == b[bHigh - 1 - x + k]) {
                    x++;
                }
                backward[zero + k] = x;
                work -= x - start + 1;
                if (!odd && Math.abs(delta - k) <= d && x + forward[zero + delta - k] >= n) {
                    return new Snake(aHigh - x, bHigh - x + k, x - start);
                }
            }
        }
        return null;
    }

    /** Where diagonal {@code k} starts in round {@code d}: one step from the farther of its neighbours. */
    private static int start(int[] reached, int zero, int k, int d) {
        boolean down = k == -d || (k != d && reached[zero + k - 1] < reached[zero + k + 1]);
        return down ? reached[zero + k + 1] : reached[zero + k - 1] + 1;
    }
}
