package dev.cutaway.inspector.analysis.compare;

/**
 * Differences nobody wants to see.
 *
 * @param ignoreTime modification times of files, and when images and their steps were made
 * @param ignoreOrder the order of layers, and of the config's lists whose order means nothing: environment, labels,
 *        ports, volumes. The order of entries inside layers never counts.
 */
public record Noise(boolean ignoreTime, boolean ignoreOrder) {

    /** Every difference counts. */
    public static final Noise ALL_COUNTS = new Noise(false, false);

    /** Only what a container would notice. */
    public static final Noise QUIET = new Noise(true, true);
}
