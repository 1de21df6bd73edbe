package dev.cutaway.inspector.tar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of PAX extended headers. Values are bytes: names need not be UTF-8.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_02">POSIX, pax
 *      Extended Header</a>
 */
public final class PaxRecords {

    /** Nobody's attributes need more; an archive could otherwise ask for any amount of memory. */
    public static final int MAX_BYTES = 4 << 20;

    /** What stands for all later entries, which each look through it; git and others write a comment there. */
    public static final int MAX_GLOBAL_BYTES = 1 << 14;

    /** More pieces than any file system makes of one sparse file in a layer. */
    public static final int MAX_PIECES = 1_000_000;

    private static final String XATTR = "SCHILY.xattr.";

    private final Map<String, byte[]> values = new LinkedHashMap<>();
    private final List<Long> sparsePairs = new ArrayList<>();
    private @Nullable PaxRecords defaults;
    private long parsed;

    /** Adds the records of a header; later ones win, an empty value takes one back. */
    public void parse(byte[] data, Place place) throws IOException {
        parsed += data.length;
        if (parsed > MAX_BYTES) {
            throw new ImageReadException(new Problem.OverLimit(place, "extended headers in bytes", MAX_BYTES));
        }
        int at = 0;
        while (at < data.length && data[at] != 0) {
            int space = at;
            long length = 0;
            while (space < data.length && data[space] >= '0' && data[space] <= '9' && length < MAX_BYTES) {
                length = length * 10 + (data[space++] - '0');
            }
            int end = (int) Math.min(at + length, Integer.MAX_VALUE);
            if (space >= data.length || data[space] != ' ' || end > data.length || end <= space + 1
                    || data[end - 1] != '\n') {
                throw malformed(place, "an extended header record has a wrong length");
            }
            record(data, space + 1, end - 1, place);
            at = end;
        }
    }

    private void record(byte[] data, int from, int end, Place place) throws IOException {
        int equals = from;
        while (equals < end && data[equals] != '=') {
            equals++;
        }
        if (equals == end || equals == from) {
            throw malformed(place, "an extended header record has no key");
        }
        String key = new String(data, from, equals - from, UTF_8);
        byte[] value = Arrays.copyOfRange(data, equals + 1, end);
        if ("GNU.sparse.offset".equals(key) || "GNU.sparse.numbytes".equals(key)) {
            if (sparsePairs.size() >= 2 * MAX_PIECES) {
                throw malformed(place, "a sparse file has too many pieces");
            }
            sparsePairs.add(decimal(value, place));
        } else {
            values.put(key, value);
        }
    }

    /** This, which from now on looks for the records it does not have in {@code global} ones. */
    public PaxRecords over(PaxRecords global) {
        defaults = global;
        return this;
    }

    /** True where there is no record. */
    public boolean isEmpty() {
        return values.isEmpty() && sparsePairs.isEmpty();
    }

    /** A value as it is; null for none. */
    public byte @Nullable [] bytes(String key) {
        byte[] value = values.get(key);
        if (value == null && defaults != null) {
            value = defaults.values.get(key);
        }
        return value == null || value.length == 0 ? null : value;
    }

    /** A path-like value; a NUL in it is an attempt to show one name and write another. */
    public byte @Nullable [] path(String key, Place place) throws IOException {
        byte[] value = bytes(key);
        if (value != null) {
            for (byte b : value) {
                if (b == 0) {
                    throw new ImageReadException(new Problem.Hostile(place, "a name with a NUL byte"));
                }
            }
        }
        return value;
    }

    /** A value as text; null for none. */
    public @Nullable String text(String key) {
        byte[] value = bytes(key);
        return value == null ? null : new String(value, UTF_8);
    }

    /** A number without fraction, or {@code fallback} where there is no such record. */
    public long number(String key, long fallback, Place place) throws IOException {
        byte[] value = bytes(key);
        return value == null ? fallback : decimal(value, place);
    }

    /** Pieces of a sparse file in the forms 0.0 and 0.1, offset and length in turn; empty for none. */
    public long[] sparsePairs(Place place) throws IOException {
        String map = text("GNU.sparse.map");
        if (map == null) {
            return sparsePairs.stream().mapToLong(Long::longValue).toArray();
        }
        String[] parts = map.split(",");
        if (parts.length > 2 * MAX_PIECES) {
            throw malformed(place, "a sparse file has too many pieces");
        }
        long[] pairs = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            pairs[i] = decimal(parts[i].getBytes(UTF_8), place);
        }
        return pairs;
    }

    /** Extended attributes, by their own names. */
    public Map<String, byte[]> xattrs() {
        Map<String, byte[]> found = Map.of();
        for (Map.Entry<String, byte[]> value : values.entrySet()) {
            if (value.getKey().startsWith(XATTR) && value.getValue().length > 0) {
                if (found.isEmpty()) {
                    found = new LinkedHashMap<>();
                }
                found.put(value.getKey().substring(XATTR.length()), value.getValue());
            }
        }
        return found;
    }

    /** A number that may be negative. */
    public static long decimal(byte[] value, Place place) throws IOException {
        try {
            return Long.parseLong(new String(value, UTF_8));
        } catch (NumberFormatException e) {
            throw new ImageReadException(new Problem.Malformed(place, "an extended header value is not a number"), e);
        }
    }

    private static ImageReadException malformed(Place place, String detail) {
        return new ImageReadException(new Problem.Malformed(place, detail));
    }
}
