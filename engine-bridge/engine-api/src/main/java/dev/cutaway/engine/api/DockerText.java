package dev.cutaway.engine.api;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/**
 * Figures worded as the Docker CLI words them, so that a person may compare the two by eye and a script by bytes.
 *
 * @see <a href="https://github.com/docker/go-units">go-units: size.go, duration.go</a>
 */
public final class DockerText {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private DockerText() {}

    /** A size with three significant digits, as in {@code docker images}: {@code 72.9MB}. */
    public static String size(long bytes) {
        return size(bytes, 3);
    }

    /** A size with this many significant digits: Go's {@code %.{n}g} and a decimal unit. */
    public static String size(long bytes, int digits) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000.0 && unit < UNITS.length - 1) {
            value /= 1000.0;
            unit++;
        }
        return general(value, digits) + UNITS[unit];
    }

    /** Go's {@code %.{n}g}: trailing zeros dropped, exponent form when it rounds up to more digits than asked for. */
    private static String general(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= digits) {
            BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
            return mantissa.toPlainString() + String.format(Locale.ROOT, "e+%02d", exponent);
        }
        return rounded.stripTrailingZeros().toPlainString();
    }

    /** An age as in {@code docker images}, without {@code ago}: {@code About an hour}, {@code 3 weeks}. */
    public static String age(Duration age) {
        Age rounded = Age.of(age);
        String unit = rounded.unit().name().toLowerCase(Locale.ROOT);
        return switch (rounded) {
            case Age(long count, Age.Unit in) when count == 0 && in == Age.Unit.SECOND -> "Less than a second";
            case Age(long count, Age.Unit in) when count == 1 && in == Age.Unit.MINUTE -> "About a minute";
            case Age(long count, Age.Unit in) when count == 1 && in == Age.Unit.HOUR -> "About an hour";
            case Age(long count, Age.Unit _) -> count + " " + unit + (count == 1 ? "" : "s");
        };
    }
}
