package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.ExpansionException;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as {@code 64m} or {@code 1.5GiB}; units are powers of 1024. */
final class ByteSize {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?) ?([kmgtp]?)(i?b)?");

    private ByteSize() {}

    static long parse(String text) throws ExpansionException {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new ExpansionException("invalid value for size: " + text);
        }
        int power = " kmgtp".indexOf(matcher.group(2).isEmpty() ? ' ' : matcher.group(2).charAt(0));
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power)));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new ExpansionException("invalid value for size: " + text);
        }
        return bytes.longValue();
    }
}
