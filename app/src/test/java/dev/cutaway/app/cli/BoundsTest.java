package dev.cutaway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.analysis.DiveScore;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;

class BoundsTest {

    @Command
    private static final class Holder {
        @Mixin
        private final Bounds bounds = new Bounds();
    }

    private static Bounds bounds(String... arguments) {
        var holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.bounds;
    }

    private static DiveScore score(double efficiency, long wastedBytes, double userWastedPercent) {
        return new DiveScore(efficiency, wastedBytes, userWastedPercent, List.of());
    }

    @Test
    void nothing_is_checked_unasked() {
        assertThat(bounds().check(score(0.1, 1_000_000, 0.9))).isEmpty();
    }

    @Test
    void a_figure_that_equals_its_bound_keeps_it() {
        Bounds bounds = bounds("--lowest-efficiency=0.9", "--highest-wasted-bytes=20MB",
                "--highest-user-wasted-percent=10%");

        assertThat(bounds.check(score(0.9, 20_000_000, 0.1))).hasSize(3).allMatch(Bounds.Verdict::kept);
        assertThat(bounds.check(score(0.8999999, 20_000_001, 0.1000001))).hasSize(3).noneMatch(Bounds.Verdict::kept);
    }

    @Test
    void verdicts_name_the_figure_and_the_bound() {
        Bounds bounds = bounds("--lowest-efficiency=0.95", "--highest-wasted-bytes=1kB",
                "--highest-user-wasted-percent=0");

        assertThat(bounds.check(score(0.98765432, 1001, 0))).extracting(Bounds.Verdict::toString).containsExactly(
                "PASS  efficiency 0.987654, wanted at least 0.95", "FAIL  wasted bytes 1001, wanted at most 1000",
                "PASS  user wasted percent 0, wanted at most 0");
    }
}
