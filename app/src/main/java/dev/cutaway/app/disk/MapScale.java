package dev.cutaway.app.disk;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How wide layers are drawn: in proportion to their bytes, but never so narrow that they cannot be pointed at. One scale
 * for all bars, and a layer's width depends on nothing but its bytes: so a layer is equally wide in every bar that has
 * it, and bars that begin with the same layers line up.
 *
 * @param perByte pixels
 * @param least width of a layer that has any bytes, in whole pixels
 * @param gap between two layers, in whole pixels
 */
record MapScale(double perByte, double least, double gap) {

    private static final double LEAST = 5;
    private static final double GAP = 1;
    private static final int STEPS = 24;

    /**
     * The largest scale by which every bar fits.
     *
     * @param bars bytes of the layers of each bar
     * @param room pixels for the longest one
     */
    static MapScale fitting(Collection<long[]> bars, double room) {
        long widest = 1;
        long most = 1;
        for (long[] bar : bars) {
            widest = Math.max(widest, Arrays.stream(bar).sum());
            most = Math.max(most, Arrays.stream(bar).filter(bytes -> bytes > 0).count());
        }
        // Where even the floors are too much for the longest stack, they become lower for all.
        double each = Math.floor(room / most);
        double gap = each > GAP ? GAP : 0;
        double least = Math.clamp(each - gap, 1, LEAST);
        var largest = new MapScale(room / widest, least, gap);
        List<long[]> tooLong = bars.stream().filter(bar -> largest.length(bar) > room).toList();
        if (tooLong.isEmpty()) {
            return largest;
        }
        double low = 0;
        double high = largest.perByte();
        for (int step = 0; step < STEPS; step++) {
            var tried = new MapScale((low + high) / 2, least, gap);
            if (tooLong.stream().allMatch(bar -> tried.length(bar) <= room)) {
                low = tried.perByte();
            } else {
                high = tried.perByte();
            }
        }
        return new MapScale(low, least, gap);
    }

    private double length(long[] bar) {
        double length = 0;
        for (long bytes : bar) {
            length += step(bytes);
        }
        return length;
    }

    /** Width of a layer in whole pixels; 0 for one without bytes. */
    double width(long bytes) {
        return bytes <= 0 ? 0 : Math.max(least, Math.floor(bytes * perByte) - gap);
    }

    /** From the beginning of a layer to that of the next one, in whole pixels. */
    double step(long bytes) {
        return bytes <= 0 ? 0 : width(bytes) + gap;
    }
}
