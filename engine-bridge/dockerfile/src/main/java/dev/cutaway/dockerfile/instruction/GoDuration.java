package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.GoText;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as {@code 1m30s} or {@code 1.5h}. */
final class GoDuration {

    private static final Pattern PART = Pattern.compile("(\\d{1,18}\\.?\\d{0,18}|\\.\\d{1,18})([^\\d.]*)");
    private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "\u00b5s", 1_000L, "\u03bcs", 1_000L,
            "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

    private GoDuration() {}

    static Duration parse(String text) throws ExpansionException {
        String quoted = GoText.quote(text);
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = PART.matcher(rest);
        BigDecimal nanos = BigDecimal.ZERO;
        int at = 0;
        while (at < rest.length() && matcher.find(at) && matcher.start() == at) {
            String unit = matcher.group(2);
            Long factor = NANOS.get(unit);
            if (unit.isEmpty()) {
                throw new ExpansionException("time: missing unit in duration " + quoted);
            }
            if (factor == null) {
                throw new ExpansionException(
                        "time: unknown unit " + GoText.quote(unit) + " in duration " + quoted);
            }
            nanos = nanos.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor)));
            at = matcher.end();
        }
        if (at == 0 || at < rest.length() || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new ExpansionException("time: invalid duration " + quoted);
        }
        return Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue());
    }

    /** As Go prints it: {@code 1m30s}, {@code 1.5s}, {@code 500ms}, {@code 0s}. */
    static String print(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < 1_000_000_000L) {
            String unit = nanos < 1_000 ? "ns" : nanos < 1_000_000 ? "\u00b5s" : "ms";
            return plain(BigDecimal.valueOf(nanos, nanos < 1_000 ? 0 : nanos < 1_000_000 ? 3 : 6)) + unit;
        }
        long minutes = nanos / 60_000_000_000L;
        String seconds = plain(BigDecimal.valueOf(nanos % 60_000_000_000L, 9)) + "s";
        return (minutes >= 60 ? minutes / 60 + "h" : "") + (minutes > 0 ? minutes % 60 + "m" : "") + seconds;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
