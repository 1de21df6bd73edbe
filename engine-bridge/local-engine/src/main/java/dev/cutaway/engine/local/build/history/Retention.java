package dev.cutaway.engine.local.build.history;

import java.util.List;

/**
 * How much of the history stays. The newest build stays, however much it wrote, and whatever runs.
 *
 * @param builds how many at most
 * @param bytes of all logs at most
 */
public record Retention(int builds, long bytes) {

    /** The newest 200, with two gigabytes of logs. */
    public static final Retention DEFAULT = new Retention(200, 2L << 30);

    /** Those that go. {@code newestFirst}: all there are. */
    List<RecordedBuild> excess(List<RecordedBuild> newestFirst) {
        int count = 0;
        long sum = 0;
        var going = new java.util.ArrayList<RecordedBuild>();
        for (RecordedBuild build : newestFirst) {
            count++;
            sum += build.log().length();
            if (count > 1 && !build.isRunning() && (count > builds || sum > bytes)) {
                going.add(build);
                count--;
                sum -= build.log().length();
            }
        }
        return going;
    }
}
