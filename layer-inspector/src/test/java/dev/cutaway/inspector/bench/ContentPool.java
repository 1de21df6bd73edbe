package dev.cutaway.inspector.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Bytes for files, at the speed of a copy. About as compressible as what is in real images: pages of words, of machine
 * code-like repetition, and of noise, so that gzip makes 40 % of it.
 */
final class ContentPool {

    private static final int SIZE = 16 << 20;
    private static final int PAGE = 4096;
    private static final byte[] POOL = fill();

    private ContentPool() {}

    /** Writes this many bytes; the seed chooses which. */
    static void write(OutputStream out, long seed, long bytes) throws IOException {
        int from = (int) Math.floorMod((seed * 0x9E3779B97F4A7C15L) >>> 7, (long) SIZE);
        for (long left = bytes; left > 0;) {
            int part = (int) Math.min(left, SIZE - from);
            out.write(POOL, from, part);
            left -= part;
            from = 0;
        }
    }

    private static byte[] fill() {
        byte[] pool = new byte[SIZE];
        var random = new SplittableRandom(20_261_121);
        byte[] page = new byte[PAGE];
        for (int at = 0; at < SIZE; at += PAGE) {
            switch (random.nextInt(4)) {
                case 0 -> random.nextBytes(page);
                case 1, 2 -> words(random, page);
                default -> records(random, page);
            }
            System.arraycopy(page, 0, pool, at, PAGE);
        }
        return pool;
    }

    private static void words(SplittableRandom random, byte[] page) {
        for (int at = 0; at < page.length;) {
            byte[] word = (Integer.toString(random.nextInt(1 << 9), 36) + " ").getBytes(StandardCharsets.US_ASCII);
            int part = Math.min(word.length, page.length - at);
            System.arraycopy(word, 0, page, at, part);
            at += part;
        }
    }

    private static void records(SplittableRandom random, byte[] page) {
        for (int at = 0; at < page.length; at++) {
            page[at] = (byte) (at % 16 < 3 ? random.nextInt(256) : at % 16);
        }
    }
}
