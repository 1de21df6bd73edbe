package dev.cutaway.inspector.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a ustar stream, hundreds of thousands of entries a second. Names are ASCII and at most 100 bytes. */
final class TarStream {

    private static final int BLOCK = 512;
    private static final byte[] ZEROS = new byte[2 * BLOCK];

    private final OutputStream out;
    private final byte[] header = new byte[BLOCK];

    TarStream(OutputStream out) {
        this.out = out;
    }

    /** A folder; the name ends in a slash. */
    void directory(String name) throws IOException {
        out.write(header(name, '5', 0, 0755));
    }

    /** An empty file that hides what lower layers have. */
    void whiteout(String folder, String name) throws IOException {
        out.write(header(folder + ".wh." + name, '0', 0, 0600));
    }

    /** A regular file with made-up content. */
    void file(String name, long bytes, long seed) throws IOException {
        out.write(header(name, '0', bytes, 0644));
        ContentPool.write(out, seed, bytes);
        out.write(ZEROS, 0, (int) (-bytes & (BLOCK - 1)));
    }

    /** The two blocks at the end. */
    void end() throws IOException {
        out.write(ZEROS);
    }

    private byte[] header(String name, char type, long bytes, int mode) {
        fill(header, name, type, bytes, mode);
        return header;
    }

    /** Writes a whole header into a block. */
    static void fill(byte[] block, String name, char type, long bytes, int mode) {
        Arrays.fill(block, (byte) 0);
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        if (ascii.length > 100) {
            throw new IllegalArgumentException("too long: " + name);
        }
        System.arraycopy(ascii, 0, block, 0, ascii.length);
        octal(block, 100, 7, mode);
        octal(block, 108, 7, 0);
        octal(block, 116, 7, 0);
        octal(block, 124, 11, bytes);
        octal(block, 136, 11, 1_760_000_000L);
        block[156] = (byte) type;
        System.arraycopy("ustar\00000".getBytes(StandardCharsets.US_ASCII), 0, block, 257, 8);
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xFF;
        }
        octal(block, 148, 6, sum);
        block[154] = 0;
    }

    private static void octal(byte[] block, int at, int digits, long value) {
        for (int i = digits - 1; i >= 0; i--) {
            block[at + i] = (byte) ('0' + (value & 7));
            value >>= 3;
        }
    }
}
