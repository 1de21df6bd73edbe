package dev.cutaway.engine.api.build;

/**
 * How much of the history stays. The newest build stays, however much it wrote, and whatever runs.
 *
 * @param builds how many at most; 1 or more
 * @param bytes of all logs at most, with what makes images of steps; 0 or more
 * @param states how many failed builds at most keep the files that their failed steps left; 0 or more
 */
public record Retention(int builds, long bytes, int states) {

    /** The newest 200, with two gigabytes of logs; files of the newest 10 that failed. */
    public static final Retention DEFAULT = new Retention(200, 2_000_000_000L, 10);

    /** Checks itself. */
    public Retention {
        if (builds < 1 || bytes < 0 || states < 0) {
            throw new IllegalArgumentException("at least one build is kept, and no fewer than 0 bytes and states: "
                    + builds + ", " + bytes + ", " + states);
        }
    }
}
