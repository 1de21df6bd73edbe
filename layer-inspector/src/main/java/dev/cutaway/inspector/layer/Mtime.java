package dev.cutaway.inspector.layer;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A modification time: whole seconds since 1970 and the nanoseconds after them. */
record Mtime(long seconds, int nanos) {

    /** The PAX value where there is one, which may have a fraction and a sign; else the header's. */
    static Mtime of(@Nullable String pax, long header, Place place) throws IOException {
        if (pax == null) {
            return new Mtime(header, 0);
        }
        try {
            // The length is checked first: an exponent would make a number of any size from a few bytes.
            if (pax.length() > 40 || !pax.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-')) {
                throw new NumberFormatException(pax);
            }
            BigDecimal time = new BigDecimal(pax);
            BigDecimal whole = time.setScale(0, RoundingMode.FLOOR);
            int nanos = time.subtract(whole).movePointRight(9).intValue();
            return new Mtime(whole.longValueExact(), nanos);
        } catch (ArithmeticException e) {
            throw new ImageReadException(new Problem.Malformed(place, "a time that is out of range"), e);
        } catch (NumberFormatException e) {
            throw new ImageReadException(new Problem.Malformed(place, "a time that is not a number"), e);
        }
    }
}
