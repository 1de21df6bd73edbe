package dev.cutaway.inspector.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sets of extended attributes, each kept once: count, then name and value with their lengths. */
final class XattrPool {

    private final BytePool bytes = new BytePool();
    private final Map<ByteBuffer, Integer> known = new HashMap<>();

    /** Where this set is kept; −1 for the empty one. */
    int add(Map<String, byte[]> xattrs) {
        if (xattrs.isEmpty()) {
            return -1;
        }
        byte[] encoded = encode(xattrs);
        return known.computeIfAbsent(ByteBuffer.wrap(encoded), _ -> bytes.add(encoded, 0, encoded.length));
    }

    BytePool bytes() {
        return bytes;
    }

    private static byte[] encode(Map<String, byte[]> xattrs) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(number(xattrs.size()));
        xattrs.forEach((name, value) -> {
            byte[] key = name.getBytes(UTF_8);
            out.writeBytes(number(key.length));
            out.writeBytes(key);
            out.writeBytes(number(value.length));
            out.writeBytes(value);
        });
        return out.toByteArray();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).order(IndexLayout.ORDER).putInt(value).array();
    }

    /** Reads the set that starts at {@code offset}. */
    static Map<String, byte[]> decode(ByteBuffer pool, int offset) {
        ByteBuffer in = pool.duplicate().order(IndexLayout.ORDER).position(offset);
        var xattrs = new LinkedHashMap<String, byte[]>();
        for (int left = in.getInt(); left > 0; left--) {
            String name = new String(take(in), UTF_8);
            xattrs.put(name, take(in));
        }
        return xattrs;
    }

    /** True where both sets are the same, byte for byte. */
    static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(name -> Arrays.equals(one.get(name), other.get(name)));
    }

    private static byte[] take(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }
}
