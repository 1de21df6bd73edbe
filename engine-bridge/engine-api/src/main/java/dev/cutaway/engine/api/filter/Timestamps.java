package dev.cutaway.engine.api.filter;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time as Docker takes them: an age such as {@code 10m} or {@code 1h30m}, a date with or without time and
 * zone, seconds since 1970 with or without a fraction.
 *
 * @see <a href="https://github.com/moby/moby/blob/v20.10.24/api/types/time/timestamp.go">moby: timestamp.go</a>
 */
public final class Timestamps {

    private static final Pattern UNIX = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,9})?");
    private static final Pattern AGE = Pattern.compile("[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:ns|us|µs|ms|s|m|h))+");
    private static final Pattern AGE_PART = Pattern.compile("([\\d.]+)(ns|us|µs|ms|s|m|h)");
    private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "ms", 1_000_000L, "s",
            1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'HH[:mm[:ss]]]").optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd().optionalStart()
            .appendOffset("+HH:MM", "Z").optionalEnd().parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0).parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter(java.util.Locale.ROOT);

    private Timestamps() {}

    /** @throws EngineException {@code INVALID} */
    public static Instant parse(String text, Instant now) throws EngineException {
        try {
            Duration age = text.equals("0") ? null : age(text);
            if (age != null) {
                return now.minus(age);
            }
            if (UNIX.matcher(text).matches()) {
                BigDecimal seconds = new BigDecimal(text);
                return Instant.ofEpochSecond(0).plus(nanos(seconds.movePointRight(9)));
            }
            return switch (DATE.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime exact -> exact.toInstant();
                case LocalDateTime local -> local.atZone(ZoneId.systemDefault()).toInstant();
                default -> throw new DateTimeException(text);
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new EngineException(Reason.INVALID, "failed to parse value as time or duration: \"" + text + "\"",
                    e);
        }
    }

    /** Go's duration; null where it is none. */
    private static @Nullable Duration age(String text) {
        if (!AGE.matcher(text).matches()) {
            return null;
        }
        Matcher part = AGE_PART.matcher(text);
        Duration sum = Duration.ZERO;
        while (part.find()) {
            long unit = NANOS.getOrDefault(part.group(2), 1L);
            sum = sum.plus(nanos(new BigDecimal("0" + part.group(1)).multiply(BigDecimal.valueOf(unit))));
        }
        return text.startsWith("-") ? sum.negated() : sum;
    }

    private static Duration nanos(BigDecimal count) {
        BigDecimal billion = BigDecimal.valueOf(1_000_000_000);
        BigDecimal[] parts = count.divideAndRemainder(billion);
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValue());
    }
}
