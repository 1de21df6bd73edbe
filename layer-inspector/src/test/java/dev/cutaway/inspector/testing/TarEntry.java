package dev.cutaway.inspector.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One tar entry as its header says it, lies included: name, link and content are taken as given and nothing is checked.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html">POSIX pax, ustar and pax
 *      interchange formats</a>
 */
final class TarEntry {

    static final int BLOCK = 512;

    /** How a name, link or number too large for its header field is written. */
    enum Form {
        PAX, GNU
    }

    /** One line of a PAX header: {@code "length key=value\n"}, where the length counts its own digits. */
    record PaxRecord(String key, byte[] value) {

        PaxRecord(String key, String value) {
            this(key, value.getBytes(StandardCharsets.UTF_8));
        }

        byte[] toBytes() {
            byte[] keyPart = (" " + key + "=").getBytes(StandardCharsets.UTF_8);
            int rest = keyPart.length + value.length + 1;
            int length = rest + Integer.toString(rest).length();
            if (Integer.toString(length).length() > Integer.toString(rest).length()) {
                length++;
            }
            var out = new ByteArrayOutputStream(length);
            out.writeBytes(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(keyPart);
            out.writeBytes(value);
            out.write('\n');
            return out.toByteArray();
        }
    }

    final byte type;
    byte[] name;
    byte[] link = {};
    byte[] content = {};
    int mode;
    long uid;
    long gid;
    String userName = "";
    String groupName = "";
    long mtime = 1_700_000_000L;
    int mtimeNanos;
    long major;
    long minor;
    Form form = Form.PAX;
    boolean alwaysExtended;
    boolean badChecksum;
    long announcedSize = -1;
    /** Written between the header and the content: the further maps of an old GNU sparse entry. */
    byte[] headerExtension = {};
    /** Written over the header from byte 345 on: what old GNU tar has where ustar has its prefix. */
    byte[] gnuTail = {};
    private final List<PaxRecord> pax = new ArrayList<>();

    TarEntry(char type, byte[] name, int mode) {
        this.type = (byte) type;
        this.name = name;
        this.mode = mode;
    }

    void pax(PaxRecord record) {
        pax.add(record);
    }

    void pax(String key, String value) {
        pax(new PaxRecord(key, value));
    }

    /** The entry with all headers that go before it, content padded to whole blocks. */
    byte[] toBytes() {
        var out = new ByteArrayOutputStream();
        boolean longName = alwaysExtended || (name.length > TarHeader.NAME
                && (form == Form.GNU || !gnuTailFree() || TarHeader.split(name) < 0));
        boolean longLink = link.length > TarHeader.NAME || (alwaysExtended && link.length > 0);
        var records = new ByteArrayOutputStream();
        pax.forEach(record -> records.writeBytes(record.toBytes()));
        if (form == Form.GNU) {
            if (longLink) {
                out.writeBytes(gnuLong('K', link));
            }
            if (longName) {
                out.writeBytes(gnuLong('L', name));
            }
        } else {
            implied(longName, longLink).forEach(record -> records.writeBytes(record.toBytes()));
        }
        if (records.size() > 0) {
            out.writeBytes(new TarHeader('x', "PaxHeaders/entry", records.toByteArray()).toBytes());
        }
        out.writeBytes(header());
        out.writeBytes(headerExtension);
        out.writeBytes(padded(content));
        return out.toByteArray();
    }

    private boolean gnuTailFree() {
        return gnuTail.length == 0;
    }

    /** What the ustar header has no room for. */
    private List<PaxRecord> implied(boolean longName, boolean longLink) {
        var records = new ArrayList<PaxRecord>();
        if (longName) {
            records.add(new PaxRecord("path", name));
        }
        if (longLink) {
            records.add(new PaxRecord("linkpath", link));
        }
        if (uid > TarHeader.MAX_ID) {
            records.add(new PaxRecord("uid", Long.toString(uid)));
        }
        if (gid > TarHeader.MAX_ID) {
            records.add(new PaxRecord("gid", Long.toString(gid)));
        }
        if (size() > TarHeader.MAX_NUMBER) {
            records.add(new PaxRecord("size", Long.toString(size())));
        }
        if (mtimeNanos != 0 || mtime < 0 || mtime > TarHeader.MAX_NUMBER) {
            records.add(new PaxRecord("mtime",
                    BigDecimal.valueOf(mtime).add(BigDecimal.valueOf(mtimeNanos, 9)).stripTrailingZeros()
                            .toPlainString()));
        }
        return records;
    }

    private long size() {
        return announcedSize >= 0 ? announcedSize : content.length;
    }

    private byte[] header() {
        byte[] header = new TarHeader(this, size()).toBytes();
        if (gnuTail.length > 0) {
            System.arraycopy(gnuTail, 0, header, 345, gnuTail.length);
            TarHeader.sign(header);
        }
        if (badChecksum) {
            header[148] ^= 1;
        }
        return header;
    }

    private static byte[] gnuLong(char type, byte[] text) {
        byte[] terminated = Arrays.copyOf(text, text.length + 1);
        return new TarHeader(type, "././@LongLink", terminated).toBytes();
    }

    static byte[] padded(byte[] bytes) {
        return Arrays.copyOf(bytes, (bytes.length + BLOCK - 1) / BLOCK * BLOCK);
    }
}
