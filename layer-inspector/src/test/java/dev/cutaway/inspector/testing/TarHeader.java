package dev.cutaway.inspector.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The 512 bytes in front of an entry, ustar or GNU. */
final class TarHeader {

    static final int NAME = 100;
    static final long MAX_ID = 0777_7777L;
    static final long MAX_NUMBER = 0777_7777_7777L;

    private final byte[] block = new byte[TarEntry.BLOCK];
    private final byte[] trailing;

    /** The header of an entry; {@code size} is what it announces. */
    TarHeader(TarEntry entry, long size) {
        trailing = new byte[0];
        boolean gnu = entry.form == TarEntry.Form.GNU || entry.gnuTail.length > 0;
        int split = entry.name.length > NAME && !gnu && !entry.alwaysExtended ? split(entry.name) : -1;
        text(0, NAME, split < 0 ? entry.name : Arrays.copyOfRange(entry.name, split + 1, entry.name.length));
        if (split >= 0) {
            text(345, 155, Arrays.copyOf(entry.name, split));
        }
        number(100, 8, entry.mode, gnu);
        number(108, 8, entry.uid, gnu);
        number(116, 8, entry.gid, gnu);
        number(124, 12, size, gnu);
        number(136, 12, entry.mtime, gnu);
        block[156] = entry.type;
        text(157, NAME, entry.link);
        text(257, 8, ascii(gnu ? "ustar  \0" : "ustar\00000"));
        text(265, 32, entry.userName.getBytes(StandardCharsets.UTF_8));
        text(297, 32, entry.groupName.getBytes(StandardCharsets.UTF_8));
        number(329, 8, entry.major, gnu);
        number(337, 8, entry.minor, gnu);
        sign(block);
    }

    /** The header of a helper entry (PAX or GNU long name) with what it carries. */
    TarHeader(char type, String name, byte[] carried) {
        trailing = TarEntry.padded(carried);
        text(0, NAME, ascii(name));
        number(100, 8, 0644, false);
        number(108, 8, 0, false);
        number(116, 8, 0, false);
        number(124, 12, carried.length, false);
        number(136, 12, 0, false);
        block[156] = (byte) type;
        text(257, 8, ascii(type == 'x' || type == 'g' ? "ustar\00000" : "ustar  \0"));
        sign(block);
    }

    byte[] toBytes() {
        byte[] all = Arrays.copyOf(block, block.length + trailing.length);
        System.arraycopy(trailing, 0, all, block.length, trailing.length);
        return all;
    }

    /** Where a name over 100 bytes splits into ustar's prefix (at most 155) and name; −1 where it cannot. */
    static int split(byte[] name) {
        for (int i = Math.min(155, name.length - 2); i > 0; i--) {
            if (name[i] == '/') {
                return name.length - i - 1 <= NAME ? i : -1;
            }
        }
        return -1;
    }

    /** Puts the checksum in. */
    static void sign(byte[] block) {
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xFF;
        }
        byte[] digits = ascii(String.format("%06o\0 ", sum));
        System.arraycopy(digits, 0, block, 148, 8);
    }

    private void text(int at, int room, byte[] value) {
        System.arraycopy(value, 0, block, at, Math.min(room, value.length));
    }

    /** Octal digits and a NUL; what is too large is base-256 in GNU headers, and 0 in others (PAX then has it). */
    private void number(int at, int room, long value, boolean gnu) {
        long highest = (1L << (3 * (room - 1))) - 1;
        if (value >= 0 && value <= highest) {
            text(at, room, ascii(String.format("%0" + (room - 1) + "o\0", value)));
        } else if (gnu) {
            for (int i = 0; i < room; i++) {
                int shift = 8 * (room - 1 - i);
                block[at + i] = (byte) (shift >= 64 ? value >> 63 : value >> shift);
            }
            block[at] = (byte) (value < 0 ? 0xFF : 0x80);
        } else {
            text(at, room, ascii(String.format("%0" + (room - 1) + "o\0", 0)));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
