package dev.cutaway.engine.local.tar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes entries of layers anew: USTAR where that can say it, PAX records for the rest. Names stay bytes.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">POSIX, pax Interchange Format</a>
 */
public final class PaxWriter {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int OWNER = 31;
    private static final int CHECKSUM = 148;

    private final OutputStream out;

    /** @param out buffered by the caller */
    public PaxWriter(OutputStream out) {
        this.out = out;
    }

    /** Where contents go. */
    public OutputStream out() {
        return out;
    }

    /** A path and a name below it; an empty name gives the path of a folder. */
    public static byte[] join(byte[] path, byte[] name) {
        byte[] joined = Arrays.copyOf(path, path.length + 1 + name.length);
        joined[path.length] = '/';
        System.arraycopy(name, 0, joined, path.length + 1, name.length);
        return joined;
    }

    /** An entry at this path; the content of a file must follow, then {@link #pad}. */
    public void entry(byte[] path, TarHeader header) throws IOException {
        byte[] block = new byte[BLOCK];
        var pax = new ByteArrayOutputStream();
        text(block, 0, NAME, path, "path", pax);
        number(block, 100, 7, header.mode(), "", pax);
        number(block, 108, 7, header.uid() & 0xffff_ffffL, "uid", pax);
        number(block, 116, 7, header.gid() & 0xffff_ffffL, "gid", pax);
        number(block, 124, 11, header.bytes(), "size", pax);
        time(block, header, pax);
        block[156] = (byte) header.type();
        text(block, 157, NAME, header.target(), "linkpath", pax);
        text(block, 265, OWNER, header.userBytes(), "uname", pax);
        text(block, 297, OWNER, header.groupBytes(), "gname", pax);
        number(block, 329, 7, header.device() >>> 32, "SCHILY.devmajor", pax);
        number(block, 337, 7, header.device() & 0xffff_ffffL, "SCHILY.devminor", pax);
        if (header.type() != '1') {
            header.xattrs().forEach((name, value) -> record("SCHILY.xattr." + name, value, pax));
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

    private static void time(byte[] block, TarHeader header, ByteArrayOutputStream pax) {
        long seconds = header.seconds();
        int nanos = header.nanos();
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
    public void pad(long bytes) throws IOException {
        out.write(new byte[(int) (-bytes & (BLOCK - 1))]);
    }

    /** Writes the end of the tar; the stream stays open. */
    public void end() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.flush();
    }
}
