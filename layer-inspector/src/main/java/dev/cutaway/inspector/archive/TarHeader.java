package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.nio.charset.StandardCharsets;

/**
 * One header block of a tar: ustar, GNU or the form before both.
 *
 * @param block its 512 bytes
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">POSIX pax, ustar Interchange
 *      Format</a>
 * @see <a href="https://www.gnu.org/software/tar/manual/html_node/Standard.html">GNU tar, Basic Tar Format</a>
 */
record TarHeader(byte[] block) {

    static final int BLOCK = 512;

    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_END = 156;

    boolean isZero() {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** Old tars summed signed bytes; both sums are taken. */
    boolean checksumHolds() {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            byte b = i >= CHECKSUM_AT && i < CHECKSUM_END ? (byte) ' ' : block[i];
            unsigned += b & 0xff;
            signed += b;
        }
        long stated = octal(CHECKSUM_AT, 8);
        return stated == unsigned || stated == signed;
    }

    char type() {
        return (char) (block[156] & 0xff);
    }

    /** The name, with ustar's prefix; GNU keeps other things where the prefix is. */
    String name() {
        String name = text(0, 100);
        boolean ustar = block[257] == 'u' && block[262] == 0;
        String prefix = ustar ? text(345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    String linkName() {
        return text(157, 100);
    }

    /** GNU sparse: further blocks with the map follow this one. */
    boolean sparseMapGoesOn() {
        return block[482] != 0;
    }

    /** Bytes of content. */
    long size(Place place) throws ImageReadException {
        long size = (block[124] & 0x80) != 0 ? binary(124, 12) : octal(124, 12);
        if (size < 0) {
            throw new ImageReadException(new Problem.Malformed(place, "the tar header's size is not a number"));
        }
        return size;
    }

    /** Octal digits, perhaps between spaces, ended by a space, NUL or the field's end; −1 for anything else. */
    private long octal(int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end && block[at] == ' ') {
            at++;
        }
        long value = 0;
        for (; at < end && block[at] != 0 && block[at] != ' '; at++) {
            if (block[at] < '0' || block[at] > '7') {
                return -1;
            }
            value = value << 3 | (block[at] - '0');
        }
        return value;
    }

    /** GNU's base-256 numbers, for 8 GiB and more; −1 for negative ones and those over 63 bits. */
    private long binary(int from, int length) {
        long value = block[from] & 0x7f;
        for (int i = from + 1; i < from + length; i++) {
            if (value >> 55 != 0) {
                return -1;
            }
            value = value << 8 | (block[i] & 0xff);
        }
        return value;
    }

    private String text(int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }
}
