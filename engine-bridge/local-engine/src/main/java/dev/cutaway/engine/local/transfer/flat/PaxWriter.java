package dev.cutaway.engine.local.transfer.flat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes entries of layers anew: USTAR where that can say it, PAX records for the rest. Names stay bytes.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">POSIX, pax Interchange Format</a>
 */
final class PaxWriter {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int OWNER = 31;
    private static final int CHECKSUM = 148;

    private final OutputStream out;

    PaxWriter(OutputStream out) {
        this.out = out;
    }

    OutputStream out() {
        return out;
    }

    /** A path and a name below it; an empty name gives the path of a folder. */
    static byte[] join(byte[] path, byte[] name) {
        byte[] joined = Arrays.copyOf(path, path.length + 1 + name.length);
        joined[path.length] = '/';
        System.arraycopy(name, 0, joined, path.length + 1, name.length);
        return joined;
    }

    /** An entry as its layer has it, at this path; the content of a file must follow, then {@link #pad}. */
    void entry(byte[] path, LayerIndex index, int entry) throws IOException {
        EntryKind kind = index.kind(entry);
        byte[] target = kind == EntryKind.SYMLINK ? index.linkTarget(entry) : null;
        header(type(kind), path, target == null ? new byte[0] : target, kind == EntryKind.FILE ? index.bytes(entry) : 0,
                index, entry);
    }

    /** A further name of a file that was written before. */
    void hardLink(byte[] path, LayerIndex index, int entry, byte[] target) throws IOException {
        header('1', path, target, 0, index, entry);
    }

    private static char type(EntryKind kind) {
        return switch (kind) {
            case FILE -> '0';
            case SYMLINK -> '2';
            case CHARACTER_DEVICE -> '3';
            case BLOCK_DEVICE -> '4';
            case DIRECTORY -> '5';
            case FIFO -> '6';
            case HARD_LINK, WHITEOUT -> throw new IllegalArgumentException("nothing of its own: " + kind);
        };
    }

    private void header(char type, byte[] path, byte[] target, long bytes, LayerIndex index, int entry)
            throws IOException {
        byte[] block = new byte[BLOCK];
        var pax = new ByteArrayOutputStream();
        text(block, 0, NAME, path, "path", pax);
        number(block, 100, 7, index.mode(entry), "", pax);
        number(block, 108, 7, index.uid(entry) & 0xffff_ffffL, "uid", pax);
        number(block, 116, 7, index.gid(entry) & 0xffff_ffffL, "gid", pax);
        number(block, 124, 11, bytes, "size", pax);
        time(block, index, entry, pax);
        block[156] = (byte) type;
        text(block, 157, NAME, target, "linkpath", pax);
        text(block, 265, OWNER, index.userName(entry).getBytes(UTF_8), "uname", pax);
        text(block, 297, OWNER, index.groupName(entry).getBytes(UTF_8), "gname", pax);
        number(block, 329, 7, index.device(entry) >>> 32, "SCHILY.devmajor", pax);
        number(block, 337, 7, index.device(entry) & 0xffff_ffffL, "SCHILY.devminor", pax);
        if (type != '1') {
            index.xattrs(entry).forEach((name, value) -> record("SCHILY.xattr." + name, value, pax));
        }
        if (pax.size() > 0) {
            byte[] records = pax.toByteArray();
            byte[] extended = new byte[BLOCK];
            put(extended, 0, "PaxHeader".getBytes(UTF_8));
            octal(extended, 100, 7, 0644);
            octal(extended, 108, 7, 0);
            octal(extended, 116, 7, 0);
            octal(extended, 124, 11, records.length);
            octal(extended, 136, 11, 0);
            extended[156] = 'x';
            write(extended);
            out.write(records);
            pad(records.length);
        }
        write(block);
    }

    private static void time(byte[] block, LayerIndex index, int entry, ByteArrayOutputStream pax) {
        long seconds = index.mtimeSeconds(entry);
        int nanos = index.mtimeNanos(entry);
        boolean plain = nanos == 0 && seconds >= 0 && seconds < 1L << 33;
        octal(block, 136, 11, Math.clamp(seconds, 0, (1L << 33) - 1));
        if (!plain) {
            var exact = java.math.BigDecimal.valueOf(seconds).add(java.math.BigDecimal.valueOf(nanos, 9));
            record("mtime", exact.stripTrailingZeros().toPlainString().getBytes(UTF_8), pax);
        }
    }

    private static void text(byte[] block, int from, int length, byte[] text, String key, ByteArrayOutputStream pax) {
        put(block, from, text.length > length ? Arrays.copyOf(text, length) : text);
        boolean ascii = true;
        for (byte b : text) {
            ascii &= b >= 0;
        }
        if (text.length > length || !ascii) {
            record(key, text, pax);
        }
    }

    private static void number(byte[] block, int from, int digits, long value, String key,
            ByteArrayOutputStream pax) {
        boolean fits = value >>> (3 * digits) == 0;
        octal(block, from, digits, fits ? value : 0);
        if (!fits) {
            record(key, Long.toString(value).getBytes(UTF_8), pax);
        }
    }

    /** {@code length key=value\n}, where the length counts itself. */
    private static void record(String key, byte[] value, ByteArrayOutputStream pax) {
        byte[] start = (" " + key + "=").getBytes(UTF_8);
        int rest = start.length + value.length + 1;
        int length = rest + String.valueOf(rest).length();
        if (String.valueOf(length).length() > String.valueOf(rest).length()) {
            length = rest + String.valueOf(length).length();
        }
        pax.writeBytes(String.valueOf(length).getBytes(UTF_8));
        pax.writeBytes(start);
        pax.writeBytes(value);
        pax.write('\n');
    }

    private void write(byte[] block) throws IOException {
        put(block, 257, "ustar\u000000".getBytes(UTF_8));
        Arrays.fill(block, CHECKSUM, CHECKSUM + 8, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        octal(block, CHECKSUM, 6, sum);
        block[CHECKSUM + 6] = 0;
        out.write(block);
    }

    private static void put(byte[] block, int from, byte[] bytes) {
        System.arraycopy(bytes, 0, block, from, bytes.length);
    }

    private static void octal(byte[] block, int from, int digits, long value) {
        long left = value;
        for (int i = from + digits - 1; i >= from; i--) {
            block[i] = (byte) ('0' + (left & 7));
            left >>>= 3;
        }
    }

    /** Fills up the block after a content of this many bytes. */
    void pad(long bytes) throws IOException {
        out.write(new byte[(int) (-bytes & (BLOCK - 1))]);
    }

    void end() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.flush();
    }
}
