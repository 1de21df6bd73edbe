package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Records of a PAX extended header: {@code length key=value\n}.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">POSIX pax, pax Extended Header</a>
 */
final class PaxRecords {

    private PaxRecords() {}

    /** Later records of a key win. */
    static Map<String, String> read(byte[] header, Place place) throws ImageReadException {
        var records = new LinkedHashMap<String, String>();
        int at = 0;
        while (at < header.length) {
            int digits = at;
            int length = 0;
            while (digits < header.length && header[digits] >= '0' && header[digits] <= '9' && length < header.length) {
                length = length * 10 + header[digits++] - '0';
            }
            int end = at + length;
            if (digits == at || digits >= header.length || header[digits] != ' ' || end > header.length
                    || end <= digits + 1 || header[end - 1] != '\n') {
                throw malformed(place, "a PAX record has the wrong length");
            }
            String record = new String(header, digits + 1, end - digits - 2, StandardCharsets.UTF_8);
            int equals = record.indexOf('=');
            if (equals < 1) {
                throw malformed(place, "a PAX record has no key");
            }
            records.put(record.substring(0, equals), record.substring(equals + 1));
            at = end;
        }
        return records;
    }

    /** The value of {@code size}. */
    static long size(String value, Place place) throws ImageReadException {
        try {
            long size = Long.parseLong(value);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new ImageReadException(new Problem.Malformed(place, "a PAX size is not a number"), e);
        }
        throw malformed(place, "a PAX size is negative");
    }

    private static ImageReadException malformed(Place place, String detail) {
        return new ImageReadException(new Problem.Malformed(place, detail));
    }
}
