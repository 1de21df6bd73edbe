package dev.cutaway.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.math.BigDecimal;

/** Reads a share of one as dive's settings have it, {@code 0.95}, or in the hundred, {@code 95%}. */
final class Ratio implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
        String number = text.strip();
        boolean percent = number.endsWith("%");
        BigDecimal ratio;
        try {
            ratio = new BigDecimal(percent ? number.substring(0, number.length() - 1).strip() : number);
        } catch (NumberFormatException _) {
            throw notARatio(text);
        }
        if (percent) {
            ratio = ratio.movePointLeft(2);
        }
        if (ratio.signum() < 0 || ratio.compareTo(BigDecimal.ONE) > 0) {
            throw notARatio(text);
        }
        return ratio.doubleValue();
    }

    private static TypeConversionException notARatio(String text) {
        return new TypeConversionException("'" + text + "' is no ratio; write it from 0 to 1, or as 95%");
    }
}
