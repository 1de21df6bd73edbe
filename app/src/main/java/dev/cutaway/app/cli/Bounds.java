package dev.cutaway.app.cli;

import dev.cutaway.inspector.analysis.DiveScore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** What an image must keep, compared as dive compares: a figure that equals its bound keeps it. Null for no bound. */
final class Bounds {

    @Option(names = "--lowest-efficiency", paramLabel = "X", converter = Ratio.class)
    private @Nullable Double lowestEfficiency;

    @Option(names = "--highest-wasted-bytes", paramLabel = "N", converter = ByteSize.class)
    private @Nullable Long highestWastedBytes;

    @Option(names = "--highest-user-wasted-percent", paramLabel = "P", converter = Ratio.class)
    private @Nullable Double highestUserWastedPercent;

    /** One bound and how it fared, in words. */
    record Verdict(boolean kept, String figure) {
        @Override
        public String toString() {
            return (kept ? "PASS  " : "FAIL  ") + figure;
        }
    }

    /** Compares dive's three figures with the bounds that were given. */
    List<Verdict> check(DiveScore score) {
        double efficiency = score.efficiency();
        long wastedBytes = score.wastedBytes();
        double userWastedPercent = score.userWastedPercent();
        var verdicts = new ArrayList<Verdict>();
        if (lowestEfficiency != null) {
            verdicts.add(verdict(efficiency >= lowestEfficiency, "efficiency " + figure(efficiency), "at least ",
                    figure(lowestEfficiency)));
        }
        if (highestWastedBytes != null) {
            verdicts.add(verdict(wastedBytes <= highestWastedBytes, "wasted bytes " + wastedBytes, "at most ",
                    Long.toString(highestWastedBytes)));
        }
        if (highestUserWastedPercent != null) {
            verdicts.add(verdict(userWastedPercent <= highestUserWastedPercent,
                    "user wasted percent " + figure(userWastedPercent), "at most ", figure(highestUserWastedPercent)));
        }
        return verdicts;
    }

    private static Verdict verdict(boolean kept, String figure, String relation, String bound) {
        return new Verdict(kept, figure + ", wanted " + relation + bound);
    }

    /** Six digits: enough to see on which side of a bound a figure lies. */
    private static String figure(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
