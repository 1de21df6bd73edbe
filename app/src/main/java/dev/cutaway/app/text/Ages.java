package dev.cutaway.app.text;

import dev.cutaway.engine.api.Age;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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

    /** A time as RFC 3339 writes it, to the second; a dash for null. */
    public static String timestamp(@Nullable Instant when) {
        return when == null ? "–" : when.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
