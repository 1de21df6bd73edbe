package dev.cutaway.engine.local.transfer.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Writes a tar of root's files with short names, its headers byte for byte as Docker's own. */
final class TarOut {

    /** Writes exactly the content that was announced. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final int BLOCK = 512;
    private static final int CHECKSUM = 148;
    /** What eleven octal digits hold. */
    private static final long LARGEST_OCTAL = (1L << 33) - 1;

    private static final int FOLDER = 040755;
    private static final int FILE = 0100644;
    private static final int LINK = 0120777;

    private final OutputStream out;
    private final Instant time;

    /**
     * @param out not closed
     * @param time of change of all entries
     */
    TarOut(OutputStream out, Instant time) {
        this.out = out;
        this.time = time;
    }

    /** The same tar, going on with entries of another time. */
    TarOut at(Instant other) {
        return new TarOut(out, other);
    }

    void folder(String name) throws IOException {
        header(name, '5', FOLDER, 0, "");
    }

    void link(String name, String target) throws IOException {
        header(name, '2', LINK, 0, target);
    }

    void file(String name, byte[] content) throws IOException {
        file(name, content.length, sink -> sink.write(content));
    }

    void file(String name, long bytes, Body body) throws IOException {
        header(name, '0', FILE, bytes, "");
        body.writeTo(out);
        out.write(new byte[(int) (-bytes & (BLOCK - 1))]);
    }

    void end() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.flush();
    }

    private void header(String name, char type, int mode, long bytes, String target) throws IOException {
        byte[] block = new byte[BLOCK];
        text(block, 0, 100, name);
        octal(block, 100, 7, mode);
        octal(block, 108, 7, 0);
        octal(block, 116, 7, 0);
        if (bytes <= LARGEST_OCTAL) {
            octal(block, 124, 11, bytes);
        } else {
            base256(block, 124, 12, bytes);
        }
        octal(block, 136, 11, Math.max(time.getEpochSecond(), 0));
        block[156] = (byte) type;
        text(block, 157, 100, target);
        text(block, 257, 8, "ustar\u000000");
        text(block, 265, 32, "root");
        text(block, 297, 32, "root");
        octal(block, 329, 7, 0);
        octal(block, 337, 7, 0);
        Arrays.fill(block, CHECKSUM, CHECKSUM + 8, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        octal(block, CHECKSUM, 6, sum);
        block[CHECKSUM + 6] = 0;
        out.write(block);
    }

    private static void text(byte[] block, int from, int length, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > length) {
            throw new IllegalArgumentException("too long for a tar header: " + text);
        }
        System.arraycopy(bytes, 0, block, from, bytes.length);
    }

    private static void octal(byte[] block, int from, int digits, long value) {
        long left = value;
        for (int i = from + digits - 1; i >= from; i--) {
            block[i] = (byte) ('0' + (left & 7));
            left >>>= 3;
        }
    }

    private static void base256(byte[] block, int from, int length, long value) {
        long left = value;
        for (int i = from + length - 1; i > from; i--) {
            block[i] = (byte) left;
            left >>>= 8;
        }
        block[from] = (byte) 0x80;
    }
}
