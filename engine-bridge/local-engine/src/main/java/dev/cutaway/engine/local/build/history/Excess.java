package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.build.Retention;

import java.util.ArrayList;
import java.util.List;

/** What of the history is too much. */
final class Excess {

    private Excess() {}

    /** Those that go. {@code newestFirst}: all there are. */
    static List<RecordedBuild> of(List<RecordedBuild> newestFirst, Retention retention) {
        int count = 0;
        long sum = 0;
        var going = new ArrayList<RecordedBuild>();
        for (RecordedBuild build : newestFirst) {
            long bytes = build.bytes();
            count++;
            sum += bytes;
            if (count > 1 && !build.isRunning() && (count > retention.builds() || sum > retention.bytes())) {
                going.add(build);
                count--;
                sum -= bytes;
            }
        }
        return going;
    }
}
