package dev.cutaway.inspector.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Times of the same work, in milliseconds.
 *
 * @param sorted shortest first; never empty
 */
record Series(double[] sorted) {

    /** Times in any order. */
    static Series of(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Series(sorted);
    }

    double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double longest() {
        return sorted[sorted.length - 1];
    }

    /** Shortest and longest, for people. */
    String spread() {
        return sorted.length == 1
                ? "one run"
                : text(sorted[0]) + " – " + text(sorted[sorted.length - 1]) + ", " + sorted.length + " runs";
    }

    /** A time for people: {@code 31.4 ms}, {@code 2.05 s}. */
    static String text(double milliseconds) {
        if (milliseconds < 1000) {
            return String.format(Locale.ROOT, milliseconds < 10 ? "%.2f ms" : "%.0f ms", milliseconds);
        }
        return String.format(Locale.ROOT, milliseconds < 100_000 ? "%.2f s" : "%.0f s", milliseconds / 1000);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series series && Arrays.equals(sorted, series.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return text(median()) + " (" + spread() + ")";
    }
}
