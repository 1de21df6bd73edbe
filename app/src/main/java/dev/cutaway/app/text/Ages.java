package dev.cutaway.app.text;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in words. */
public final class Ages {

    private Ages() {}

    /** How long ago, in words; empty for null. */
    public static String of(Texts texts, @Nullable Instant when) {
        if (when == null) {
            return "";
        }
        Duration age = Duration.between(when, Instant.now());
        long minutes = Math.max(0, age.toMinutes());
        long days = age.toDays();
        if (minutes < 60) {
            return minutes == 0 ? texts.text("image.age.now") : texts.text("image.age.minutes", minutes);
        } else if (age.toHours() < 48) {
            return texts.text("image.age.hours", age.toHours());
        } else if (days < 14) {
            return texts.text("image.age.days", days);
        } else if (days < 60) {
            return texts.text("image.age.weeks", days / 7);
        }
        return days < 730 ? texts.text("image.age.months", days / 30) : texts.text("image.age.years", days / 365);
    }

    /** A time as RFC 3339 writes it, to the second; a dash for null. */
    public static String timestamp(@Nullable Instant when) {
        return when == null ? "–" : when.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
