package dev.cutaway.engine.local.build.history;

import java.util.List;

/**
 * How much of the history stays. The newest build stays, however much it wrote, and whatever runs.
 *
 * @param builds how many at most
 * @param bytes of all logs at most, with what makes images of steps
 * @param states how many failed builds at most keep the files that their failed steps left
 */
public record Retention(int builds, long bytes, int states) {

    /** The newest 200, with two gigabytes of logs; files of the newest 10 that failed. */
    public static final Retention DEFAULT = new Retention(200, 2L << 30, 10);

    /** Those that go. {@code newestFirst}: all there are. */
    List<RecordedBuild> excess(List<RecordedBuild> newestFirst) {
        int count = 0;
        long sum = 0;
        var going = new java.util.ArrayList<RecordedBuild>();
        for (RecordedBuild build : newestFirst) {
            count++;
            sum += build.bytes();
            if (count > 1 && !build.isRunning() && (count > builds || sum > bytes)) {
                going.add(build);
                count--;
                sum -= build.bytes();
            }
        }
        return going;
    }
}
