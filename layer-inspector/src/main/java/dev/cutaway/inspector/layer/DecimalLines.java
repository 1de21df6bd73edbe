package dev.cutaway.inspector.layer;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.tar.PaxRecords;

import java.io.IOException;
import java.util.Arrays;

/** Collects the map of a sparse file in the PAX form 1.0: a count, then an offset and a length for each piece. */
final class DecimalLines implements TarReader.Content {

    private final Place place;
    private long[] values = new long[16];
    private int count;
    private long number;
    private boolean digits;
    private int expected = 1;

    DecimalLines(Place place) {
        this.place = place;
    }

    boolean complete() {
        return count == expected;
    }

    long[] pairs() {
        return Arrays.copyOfRange(values, 1, count);
    }

    @Override
    public void bytes(byte[] buffer, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length && !complete(); i++) {
            byte b = buffer[i];
            if (b >= '0' && b <= '9' && number < Long.MAX_VALUE / 10 - 9) {
                number = number * 10 + (b - '0');
                digits = true;
            } else if (b == '\n' && digits) {
                line();
            } else {
                throw malformed("the map of a sparse file is not made of numbers");
            }
        }
    }

    private void line() throws IOException {
        if (count == 0) {
            if (number > PaxRecords.MAX_PIECES) {
                throw malformed("a sparse file has too many pieces");
            }
            expected = 1 + 2 * (int) number;
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = number;
        number = 0;
        digits = false;
    }

    private ImageReadException malformed(String detail) {
        return new ImageReadException(new Problem.Malformed(place, detail));
    }
}
