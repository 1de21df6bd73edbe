package dev.cutaway.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a number of bytes as dive's settings have it: {@code 1234}, {@code 20MB}, {@code 1.5 GiB}; case does not
 * matter.
 */
final class ByteSize implements ITypeConverter<Long> {

    private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)\\s*([a-z]*)");
    private static final Map<String, Integer> POWERS = Map.of("", 0, "k", 1, "m", 2, "g", 3, "t", 4, "p", 5, "e", 6);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text.strip().replace(",", "").toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw notASize(text);
        }
        String unit = size.group(2).endsWith("b")
                ? size.group(2).substring(0, size.group(2).length() - 1)
                : size.group(2);
        boolean binary = unit.endsWith("i");
        Integer power = POWERS.get(binary ? unit.substring(0, unit.length() - 1) : unit);
        if (power == null || (binary && power == 0)) {
            throw notASize(text);
        }
        BigDecimal bytes = new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(binary ? 1024 : 1000).pow(power));
        if (bytes.compareTo(MOST) > 0) {
            throw new TypeConversionException("'" + text + "' is more than any image can have");
        }
        return bytes.longValue();
    }

    private static TypeConversionException notASize(String text) {
        return new TypeConversionException("'" + text + "' is no size; write it as 20MB, 1.5GiB or in bytes");
    }
}
