package dev.cutaway.docker.wire;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Times as Go writes them. Go's zero time stands for none. */
public final class GoTime {

    /** The first second of the year 1. */
    private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private static final DateTimeFormatter NANOS = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 0, 9, true).appendLiteral('Z')
            .toFormatter(Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Longer than any time that is meant. */
    private static final int LONGEST = 40;

    private GoTime() {}

    /** RFC 3339 with as many digits of the second as are needed. */
    public static String format(@Nullable Instant time) {
        return NANOS.format(time == null ? ZERO : time);
    }

    /** Reads RFC 3339; null for Go's zero time, for nothing and for what is no time. */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            return time.equals(ZERO) ? null : time;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** Seconds since 1970. */
    public static long unix(@Nullable Instant time) {
        return (time == null ? ZERO : time).getEpochSecond();
    }

    /** The time so many seconds after 1970; null for Go's zero time. */
    public static @Nullable Instant ofUnix(long seconds) {
        return seconds == ZERO.getEpochSecond() ? null : Instant.ofEpochSecond(seconds);
    }

    /** Seconds since 1970 with nanoseconds, as in {@code since} of events. */
    public static String unixNanos(Instant time) {
        return "%d.%09d".formatted(time.getEpochSecond(), time.getNano());
    }

    /**
     * Reads what {@link #unixNanos} writes, whole seconds, and RFC 3339.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Instant parseUnix(String text) {
        try {
            if (text.indexOf('T') > 0) {
                return OffsetDateTime.parse(text).toInstant();
            }
            if (text.length() > LONGEST || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
                throw new NumberFormatException(text);
            }
            BigDecimal seconds = new BigDecimal(text);
            long whole = seconds.longValue();
            return Instant.ofEpochSecond(whole,
                    seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no time: give seconds since 1970 or RFC 3339", e);
        }
    }
}
