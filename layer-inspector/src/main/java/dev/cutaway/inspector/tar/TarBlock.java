package dev.cutaway.inspector.tar;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.io.IOException;
import java.util.Arrays;

/**
 * The fields of one 512-byte header block.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06">POSIX, ustar
 *      Interchange Format</a>
 */
public final class TarBlock {

    /** Bytes of a block. */
    public static final int SIZE = 512;

    // Where the fields start; their lengths are those of the specification.
    public static final int MODE = 100;
    public static final int UID = 108;
    public static final int GID = 116;
    public static final int BYTES = 124;
    public static final int MTIME = 136;
    public static final int CHECKSUM = 148;
    public static final int TYPE = 156;
    public static final int LINK = 157;
    public static final int MAGIC = 257;
    public static final int USER = 265;
    public static final int GROUP = 297;
    public static final int MAJOR = 329;
    public static final int MINOR = 337;
    public static final int PREFIX = 345;
    public static final int GNU_SPARSE = 386;
    public static final int GNU_SPARSE_MORE = 482;
    public static final int GNU_REAL_SIZE = 483;
    /** In the blocks that continue a GNU sparse map: not zero where one more follows. */
    public static final int GNU_SPARSE_GOES_ON = 504;

    private final byte[] block;
    private final int start;

    /**
     * @param buffer holds the block; not copied
     * @param offset where in {@code buffer} it starts
     */
    public TarBlock(byte[] buffer, int offset) {
        this.block = buffer;
        this.start = offset;
    }

    /** True for the blocks that end a tar. */
    public boolean isZero() {
        for (int i = start; i < start + SIZE; i++) {
            if (block[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The first byte of a field. */
    public byte at(int field) {
        return block[start + field];
    }

    /** USTAR proper, with its name prefix; old GNU headers use that room otherwise. */
    public boolean isUstar() {
        return matches(MAGIC, "ustar\0");
    }

    /** Headers of GNU tar's own form. */
    public boolean isGnu() {
        return matches(MAGIC, "ustar ");
    }

    private boolean matches(int field, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (block[start + field + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A field of characters, up to its first NUL. */
    public byte[] text(int field, int length) {
        int from = start + field;
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(block, from, end);
    }

    /** The name with its USTAR prefix. */
    public byte[] name() {
        byte[] name = text(0, 100);
        if (!isUstar() || at(PREFIX) == 0) {
            return name;
        }
        byte[] prefix = text(PREFIX, 155);
        byte[] whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
        whole[prefix.length] = '/';
        System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
        return whole;
    }

    /** A number, octal or base-256. */
    public long number(int field, int length, Place place) throws IOException {
        int from = start + field;
        if ((block[from] & 0x80) != 0) {
            return base256(from, length, place);
        }
        long value = octal(from, length);
        if (value < 0) {
            throw malformed(place, "a header field is not a number");
        }
        return value;
    }

    /** Octal digits, perhaps between spaces, up to the first NUL; −1 where they are none or too many. */
    private long octal(int from, int length) {
        long value = 0;
        boolean digits = false;
        for (int i = from; i < from + length; i++) {
            byte b = block[i];
            if (b >= '0' && b <= '7' && value >>> 60 == 0) {
                value = value << 3 | (b - '0');
                digits = true;
            } else if (b == 0 || (b == ' ' && digits)) {
                break;
            } else if (b != ' ') {
                return -1;
            }
        }
        return value;
    }

    private long base256(int from, int length, Place place) throws IOException {
        boolean negative = (block[from] & 0x40) != 0;
        long value = negative ? -1 : 0;
        for (int i = 0; i < length; i++) {
            int b = block[from + i] & 0xff;
            if (i == 0) {
                b = negative ? b : b & 0x7f;
            }
            long shifted = value << 8 | b;
            if (shifted >> 8 != value) {
                throw malformed(place, "a number in a header is too large");
            }
            value = shifted;
        }
        return value;
    }

    /** Refuses a block whose checksum is wrong. */
    public void verifyChecksum(Place place) throws IOException {
        if (!checksumHolds()) {
            throw malformed(place, "no tar header where one should be (checksum is wrong)");
        }
    }

    /** True where the checksum is right; old writers summed signed bytes. */
    public boolean checksumHolds() {
        long stored = octal(start + CHECKSUM, 8);
        int unsigned = 8 * ' ';
        int signed = 8 * ' ';
        for (int i = 0; i < SIZE; i++) {
            if (i < CHECKSUM || i >= CHECKSUM + 8) {
                byte b = block[start + i];
                unsigned += b & 0xff;
                signed += b;
            }
        }
        return stored == unsigned || stored == signed;
    }

    private static ImageReadException malformed(Place place, String detail) {
        return new ImageReadException(new Problem.Malformed(place, detail));
    }
}
