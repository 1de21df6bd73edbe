package dev.cutaway.app.text;

import dev.cutaway.engine.api.Age;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times in words. */
public final class Ages {

    private Ages() {}

    /** How long ago, in words, rounded as Docker does; empty for null. */
    public static String of(Texts texts, @Nullable Instant when) {
        if (when == null) {
            return "";
        }
        Age age = Age.of(Duration.between(when, Instant.now()));
        return switch (age.unit()) {
            case SECOND -> texts.text("image.age.now");
            case MINUTE -> texts.text("image.age.minutes", age.count());
            case HOUR -> texts.text("image.age.hours", age.count());
            case DAY -> texts.text("image.age.days", age.count());
            case WEEK -> texts.text("image.age.weeks", age.count());
            case MONTH -> texts.text("image.age.months", age.count());
            case YEAR -> texts.text("image.age.years", age.count());
        };
    }

    /** The time of the day where people are, with the date unless it is today's: {@code 12:03}, {@code 2026-03-01 12:03}. */
    public static String clock(Instant when, Instant now) {
        LocalDateTime local = LocalDateTime.ofInstant(when, ZoneId.systemDefault());
        boolean today = local.toLocalDate().equals(LocalDate.ofInstant(now, ZoneId.systemDefault()));
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "yyyy-MM-dd HH:mm", Locale.ROOT).format(local);
    }

    /** A time as RFC 3339 writes it, to the second; a dash for null. */
    public static String timestamp(@Nullable Instant when) {
        return when == null ? "–" : when.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
