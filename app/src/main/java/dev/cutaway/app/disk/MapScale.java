package dev.cutaway.app.disk;

/** How wide layers are drawn: in proportion to their bytes, but never so narrow that they cannot be pointed at. */
final class MapScale {

    /** Least width of a layer that has bytes. */
    static final double LEAST = 5;
    static final double GAP = 1;

    private MapScale() {}

    /**
     * Widths of the segments of one bar, in whole pixels.
     *
     * @param bytes of each layer; one without bytes gets no width
     * @param widest bytes that the whole room stands for
     * @param room pixels
     */
    static double[] widths(long[] bytes, long widest, double room) {
        var widths = new double[bytes.length];
        double perByte = room / Math.max(1, widest);
        double sum = 0;
        int largest = 0;
        for (int i = 0; i < bytes.length; i++) {
            widths[i] = bytes[i] <= 0 ? 0 : Math.max(LEAST, Math.rint(bytes[i] * perByte) - GAP);
            sum += widths[i] == 0 ? 0 : widths[i] + GAP;
            largest = widths[i] > widths[largest] ? i : largest;
        }
        if (sum > room && bytes.length > 0) {
            // The floors took more than there is: the largest layer gives it back.
            widths[largest] = Math.max(LEAST, widths[largest] - (sum - room));
        }
        return widths;
    }
}
