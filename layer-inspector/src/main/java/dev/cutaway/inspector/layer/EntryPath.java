package dev.cutaway.inspector.layer;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.io.IOException;
import java.util.Arrays;

/**
 * Makes the path of a tar entry clean, as Docker does when it unpacks: relative to the root whatever it starts with,
 * without empty parts and {@code .}, with {@code ..} taken back. What would leave the root is refused.
 */
final class EntryPath {

    /** Deeper than any real tree, shallow enough for whoever walks it. */
    static final int MAX_DEPTH = 2_000;

    private static final byte[] ROOT = {};

    private EntryPath() {}

    /** The clean path, without slashes at its ends; empty for the root. May be {@code path} itself. */
    static byte[] clean(byte[] path, Place place) throws IOException {
        return isClean(path) ? path : rebuild(path, place);
    }

    private static boolean isClean(byte[] path) {
        int length = path.length;
        int partStart = 0;
        int parts = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || path[i] == '/') {
                int part = i - partStart;
                boolean dots = part == 0 || (part == 1 && path[partStart] == '.')
                        || (part == 2 && path[partStart] == '.' && path[partStart + 1] == '.');
                if (dots || ++parts > MAX_DEPTH) {
                    return length == 0;
                }
                partStart = i + 1;
            }
        }
        return true;
    }

    private static byte[] rebuild(byte[] path, Place place) throws IOException {
        byte[] out = new byte[path.length];
        int end = 0;
        int depth = 0;
        int at = 0;
        while (at < path.length) {
            int next = at;
            while (next < path.length && path[next] != '/') {
                next++;
            }
            int part = next - at;
            if (part == 2 && path[at] == '.' && path[at + 1] == '.') {
                if (depth == 0) {
                    throw new ImageReadException(new Problem.Hostile(place, "a path that leaves the image's root"));
                }
                depth--;
                end = parentEnd(out, end);
            } else if (part > 0 && !(part == 1 && path[at] == '.')) {
                if (++depth > MAX_DEPTH) {
                    throw new ImageReadException(new Problem.OverLimit(place, "a path's depth", MAX_DEPTH));
                }
                if (end > 0) {
                    out[end++] = '/';
                }
                System.arraycopy(path, at, out, end, part);
                end += part;
            }
            at = next + 1;
        }
        return end == 0 ? ROOT : Arrays.copyOf(out, end);
    }

    private static int parentEnd(byte[] out, int end) {
        int at = end;
        while (at > 0 && out[at - 1] != '/') {
            at--;
        }
        return Math.max(0, at - 1);
    }
}
