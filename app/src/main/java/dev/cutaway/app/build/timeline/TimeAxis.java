package dev.cutaway.app.build.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How seconds lie in pixels. While a build goes on, the range grows in jumps, so that things do not move all the time and
 * there is room for what waits.
 *
 * @param origin where second 0 is
 * @param end the last pixel
 * @param range seconds up to there
 */
record TimeAxis(double origin, double end, double range) {

    private static final double SMALLEST = 4;
    private static final double GROWTH = 1.5;
    /** So much of the range may have passed while a build goes on, and when it has ended. */
    private static final double FULL_RUNNING = 0.7;
    private static final double FULL_ENDED = 0.97;
    private static final double LEAST_GAP = 56;
    private static final double[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000};

    /**
     * The axis for a build that has gone on so long.
     *
     * @param waiting whether steps wait, or never came to be done: they need room
     */
    static TimeAxis of(double origin, double end, double seconds, boolean running, boolean waiting) {
        if (!running) {
            return new TimeAxis(origin, end, Math.max(0.2, seconds / (waiting ? FULL_RUNNING : FULL_ENDED)));
        }
        double range = SMALLEST;
        while (seconds > range * FULL_RUNNING) {
            range *= GROWTH;
        }
        return new TimeAxis(origin, end, range);
    }

    double x(double seconds) {
        return origin + Math.max(0, Math.min(1, seconds / range)) * (end - origin);
    }

    /** A mark on the axis. */
    record Tick(double seconds, String text) {}

    /** Round times, not too near each other. */
    List<Tick> ticks() {
        double gap = range;
        if (range < 3) {
            gap = range < 0.6 ? 0.1 : 0.5;
        }
        for (double step : STEPS) {
            if (range >= 3 && step / range * (end - origin) >= LEAST_GAP) {
                gap = step;
                break;
            }
        }
        while (gap / range * (end - origin) < LEAST_GAP) {
            gap *= 2;
        }
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i * gap <= range * 0.98; i++) {
            ticks.add(new Tick(i * gap, words(i * gap)));
        }
        return ticks;
    }

    private static String words(double seconds) {
        if (seconds == 0) {
            return "0";
        } else if (seconds < 60) {
            return seconds == Math.rint(seconds)
                    ? Math.round(seconds) + "s"
                    : String.format(Locale.ROOT, "%.1fs", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? whole / 60 + "m" + (whole % 60 == 0 ? "" : String.format(Locale.ROOT, "%02d", whole % 60))
                : whole / 3600 + "h" + (whole % 3600 == 0 ? "" : String.format(Locale.ROOT, "%02d", whole % 3600 / 60));
    }
}
