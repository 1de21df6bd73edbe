package dev.cutaway.app.samples;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Made-up content of a given size that looks like its kind: programs and pictures start with the bytes that identify
 * them, texts can be read.
 *
 * @param kind what it looks like
 * @param size bytes
 * @param seed chooses the bytes; equal fillers are equal in every byte
 */
record Filler(Kind kind, long size, long seed) implements Content {

    /** What there is. */
    enum Kind {
        ELF("7f454c4602010100000000000000000003003e0001000000"), GZ("1f8b0800000000000203"), JPG(
                "ffd8ffe000104a46494600010100000100010000"), PNG("89504e470d0a1a0a0000000d49484452"), WOFF2(
                        "774f463200010000"), MO("de12049500000000"), DB("53514c69746520666f726d6174203300"), RAW(
                                ""), JS(null), MAP(null), PACKAGES(null), LOG(null), PROSE(null);

        /** Hexadecimal; null for texts. */
        private final @Nullable String magic;

        Kind(@Nullable String magic) {
            this.magic = magic;
        }

        static Kind named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    private static final int CHUNK = 1 << 16;
    private static final String[] WORDS = ("layer image file cache bytes index stack merge build stage base path link copy "
            + "mount upper lower work tree entry order queue event price basket menu table guest kitchen bread soup tea "
            + "harbour garden window market street river morning evening north south small large early late")
            .split(" ");

    /** A seed from words, the same on every machine (FNV-1a). */
    static long seed(String words) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : words.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
        }
        return hash;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (kind.magic == null) {
            writeText(out);
        } else {
            writeBinary(out, HexFormat.of().parseHex(kind.magic));
        }
    }

    private void writeBinary(OutputStream out, byte[] magic) throws IOException {
        var random = new Random(seed);
        var chunk = ByteBuffer.allocate((int) Math.min(CHUNK, (size + 7) / 8 * 8));
        for (long done = 0; done < size; done += chunk.capacity()) {
            chunk.clear();
            while (chunk.hasRemaining()) {
                chunk.putLong(random.next());
            }
            if (done == 0) {
                chunk.put(0, magic, 0, Math.min(magic.length, chunk.capacity()));
            }
            out.write(chunk.array(), 0, (int) Math.min(chunk.capacity(), size - done));
        }
    }

    private void writeText(OutputStream out) throws IOException {
        var random = new Random(seed);
        long left = size;
        for (int record = 0; left > 0; record++) {
            byte[] text = text(record, random).getBytes(StandardCharsets.US_ASCII);
            int part = (int) Math.min(text.length, left);
            out.write(text, 0, part);
            left -= part;
        }
    }

    private String text(int record, Random random) {
        return switch (kind) {
            case JS ->
                "function %s%d(a,b){return a.%s(b)>%d?a.%s:b.%s};".formatted(random.word(), record, random.word(),
                        random.below(9000), random.word(), random.word());
            case MAP -> record == 0
                    ? "{\"version\":3,\"sources\":[\"src/app.ts\"],\"mappings\":\""
                    : Long.toString(random.next() & Long.MAX_VALUE, 36) + ";";
            case PACKAGES -> "Package: lib%s-%s%d\nVersion: %d.%d-%d\nArchitecture: amd64\nSection: libs\n".formatted(
                    random.word(), random.word(), record, random.below(9), random.below(40), random.below(5))
                    + "Description: %s %s of the %s\nSize: %d\nSHA256: %016x%016x%016x%016x\n\n".formatted(
                            random.word(),
                            random.word(), random.word(), random.below(4_000_000), random.next(), random.next(),
                            random.next(), random.next());
            case LOG ->
                "2026-03-02T09:%02d:%02dZ info %s %s=%d\n".formatted(record / 60 % 60, record % 60, random.word(),
                        random.word(), random.below(10_000));
            default -> "%s %s %s %s%s".formatted(random.word(), random.word(), random.word(), random.word(),
                    record % 4 == 3 ? ".\n" : " ");
        };
    }

    /** SplitMix64: nine lines that no Java release can change. */
    private static final class Random {

        private long state;

        Random(long seed) {
            state = seed;
        }

        long next() {
            state += 0x9E3779B97F4A7C15L;
            long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }

        int below(int bound) {
            return (int) Long.remainderUnsigned(next(), bound);
        }

        String word() {
            return WORDS[below(WORDS.length)];
        }
    }
}
