package dev.cutaway.app.build.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Words that are looked for in bytes. Small letters find capitals too; a capital finds only itself. */
final class Needle {

    private final byte[] bytes;
    private final boolean exact;
    private final int[] skip = new int[256];

    Needle(String words) {
        exact = words.chars().anyMatch(Character::isUpperCase);
        bytes = words.getBytes(StandardCharsets.UTF_8);
        Arrays.fill(skip, bytes.length);
        for (int i = 0; i < bytes.length - 1; i++) {
            int b = bytes[i] & 0xff;
            skip[b] = bytes.length - 1 - i;
            if (!exact && b >= 'a' && b <= 'z') {
                skip[b - 32] = bytes.length - 1 - i;
            }
        }
    }

    int length() {
        return bytes.length;
    }

    /** Where it begins; −1 for nowhere. Horspool's way: what it ends with says how far to go on. */
    int find(byte[] in, int from, int to) {
        int last = bytes.length - 1;
        byte end = bytes[last];
        byte other = !exact && end >= 'a' && end <= 'z' ? (byte) (end - 32) : end;
        int at = from;
        while (at + last < to) {
            byte b = in[at + last];
            if ((b == end || b == other) && matches(in, at)) {
                return at;
            }
            at += skip[b & 0xff];
        }
        return -1;
    }

    private boolean matches(byte[] in, int at) {
        for (int i = 0; i < bytes.length - 1; i++) {
            byte b = in[at + i];
            if (b != bytes[i] && (exact || b < 'A' || b > 'Z' || b + 32 != bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** Where it begins in a line; −1 for nowhere. */
    int find(String line, int from) {
        String words = new String(bytes, StandardCharsets.UTF_8);
        for (int i = from; i + words.length() <= line.length(); i++) {
            if (same(line, i, words)) {
                return i;
            }
        }
        return -1;
    }

    private boolean same(String line, int at, String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = line.charAt(at + i);
            char folded = !exact && c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            if (folded != words.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** How many characters it takes in a line. */
    int width() {
        return new String(bytes, StandardCharsets.UTF_8).length();
    }
}
