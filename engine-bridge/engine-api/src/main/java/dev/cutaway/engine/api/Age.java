package dev.cutaway.engine.api;

import java.time.Duration;

/**
 * How long something lasts or ago it is, rounded to one unit as Docker rounds it.
 *
 * @param count of the units
 * @see <a href="https://github.com/docker/go-units/blob/v0.5.0/duration.go">go-units: HumanDuration</a>
 */
public record Age(long count, Unit unit) {

    /** What an age is told in. */
    public enum Unit {
        /** Seconds. */
        SECOND,
        /** Minutes. */
        MINUTE,
        /** Hours. */
        HOUR,
        /** Days. */
        DAY,
        /** Weeks. */
        WEEK,
        /** Months of 30 days. */
        MONTH,
        /** Years of 365 days. */
        YEAR
    }

    private static final long DAY = 24;
    private static final long WEEK = 7 * DAY;
    private static final long MONTH = 30 * DAY;
    private static final long YEAR = 365 * DAY;

    /** Rounds; from two of a unit on, some way into them, the next larger unit tells enough. */
    public static Age of(Duration age) {
        long hours = Math.round(age.toSeconds() / 3600.0);
        if (age.toSeconds() < 60) {
            return new Age(Math.max(0, age.toSeconds()), Unit.SECOND);
        } else if (age.toMinutes() < 60) {
            return new Age(age.toMinutes(), Unit.MINUTE);
        } else if (hours < 2 * DAY) {
            return new Age(hours, Unit.HOUR);
        } else if (hours < 2 * WEEK) {
            return new Age(hours / DAY, Unit.DAY);
        } else if (hours < 2 * MONTH) {
            return new Age(hours / WEEK, Unit.WEEK);
        } else if (hours < 2 * YEAR) {
            return new Age(hours / MONTH, Unit.MONTH);
        }
        return new Age(age.toHours() / YEAR, Unit.YEAR);
    }
}
