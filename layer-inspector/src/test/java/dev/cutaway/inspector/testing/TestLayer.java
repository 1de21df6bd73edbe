package dev.cutaway.inspector.testing;

import dev.cutaway.inspector.Digest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the tar of a layer for tests, honest or not. Methods that add an entry come first, methods such as
 * {@link #mode} then change the entry that was added last:
 *
 * <pre>{@code
 * byte[] tar = new TestLayer().dir("etc").file("etc/passwd", "root:x:0").mode(0600).whiteout("etc/old").toBytes();
 * }</pre>
 *
 * Names go into the tar as they are: no slash is added or taken away, nothing is checked.
 */
public final class TestLayer {

    private final List<Object> parts = new ArrayList<>();
    private TarEntry last = new TarEntry('0', new byte[0], 0);
    private boolean endBlocks = true;

    /** A folder, mode 0755; a slash is put after its name. */
    public TestLayer dir(String path) {
        return add('5', bytes(path + "/"), 0755);
    }

    /** A regular file with this text. */
    public TestLayer file(String path, String text) {
        return file(path, bytes(text));
    }

    /** A regular file, mode 0644. */
    public TestLayer file(String path, byte[] content) {
        add('0', bytes(path), 0644);
        last.content = content;
        return this;
    }

    /** A symbolic link. */
    public TestLayer symlink(String path, String target) {
        add('2', bytes(path), 0777);
        last.link = bytes(target);
        return this;
    }

    /** A further name of {@code target}, a path of the tar. */
    public TestLayer hardlink(String path, String target) {
        add('1', bytes(path), 0644);
        last.link = bytes(target);
        return this;
    }

    /** Hides {@code path} of the layers below: an empty {@code .wh.name}. */
    public TestLayer whiteout(String path) {
        int slash = path.lastIndexOf('/') + 1;
        return add('0', bytes(path.substring(0, slash) + ".wh." + path.substring(slash)), 0600);
    }

    /** Hides all that layers below have in this folder; adds the folder's own entry first. */
    public TestLayer opaque(String path) {
        dir(path);
        return add('0', bytes(path + "/.wh..wh..opq"), 0755).mtime(0, 0);
    }

    /** A character device. */
    public TestLayer characterDevice(String path, long major, long minor) {
        return device('3', path, major, minor);
    }

    /** A block device. */
    public TestLayer blockDevice(String path, long major, long minor) {
        return device('4', path, major, minor);
    }

    private TestLayer device(char type, String path, long major, long minor) {
        add(type, bytes(path), 0600);
        last.major = major;
        last.minor = minor;
        return this;
    }

    /** A named pipe. */
    public TestLayer fifo(String path) {
        return add('6', bytes(path), 0644);
    }

    /** An entry of any type with any name bytes and any content; the content is written even where the type has none. */
    public TestLayer entry(char type, byte[] name, byte[] content) {
        add(type, name, type == '5' ? 0755 : 0644);
        last.content = content;
        return this;
    }

    /** A sparse file as old GNU tar writes it, type {@code S}: up to four chunks in the header, others after it. */
    public TestLayer gnuSparse(String path, long realSize, SparseChunk... chunks) {
        add('S', bytes(path), 0644);
        SparseForms.oldGnu(last, realSize, List.of(chunks));
        return this;
    }

    /** A sparse file in PAX form 0.0, 0.1 or 1.0. */
    public TestLayer paxSparse(String version, String path, long realSize, SparseChunk... chunks) {
        add('0', bytes(path), 0644);
        SparseForms.pax(last, version, realSize, List.of(chunks));
        return this;
    }

    /** A global PAX header ({@code g}) with one record. */
    public TestLayer globalPax(String key, String value) {
        return raw(new TarHeader('g', "pax_global_header", new TarEntry.PaxRecord(key, value).toBytes()).toBytes());
    }

    /** Bytes as they are, in the place of an entry. */
    public TestLayer raw(byte[] anything) {
        parts.add(anything);
        return this;
    }

    /** Permission bits of the last entry. */
    public TestLayer mode(int mode) {
        last.mode = mode;
        return this;
    }

    /** Numeric owner and group of the last entry. */
    public TestLayer owner(long uid, long gid) {
        last.uid = uid;
        last.gid = gid;
        return this;
    }

    /** Owner's and group's names of the last entry. */
    public TestLayer ownerNames(String user, String group) {
        last.userName = user;
        last.groupName = group;
        return this;
    }

    /** Modification time of the last entry; nanoseconds need a PAX header. */
    public TestLayer mtime(long seconds, int nanos) {
        last.mtime = seconds;
        last.mtimeNanos = nanos;
        return this;
    }

    /** An extended attribute of the last entry. */
    public TestLayer xattr(String name, byte[] value) {
        last.pax(new TarEntry.PaxRecord("SCHILY.xattr." + name, value));
        return this;
    }

    /** Any PAX record for the last entry. */
    public TestLayer pax(String key, String value) {
        last.pax(key, value);
        return this;
    }

    /** The last entry's name (and link) goes into a PAX header even where it is short. */
    public TestLayer inPax() {
        last.alwaysExtended = true;
        last.form = TarEntry.Form.PAX;
        return this;
    }

    /** The last entry is written as GNU tar does: long names in {@code ././@LongLink}, large numbers in base 256. */
    public TestLayer inGnu() {
        last.form = TarEntry.Form.GNU;
        return this;
    }

    /** Like {@link #inGnu}, with {@code ././@LongLink} headers even for short names. */
    public TestLayer inGnuLong() {
        last.alwaysExtended = true;
        return inGnu();
    }

    /** The last entry's header sum is wrong by one. */
    public TestLayer badChecksum() {
        last.badChecksum = true;
        return this;
    }

    /** The last entry's header announces this size, whatever its content is. */
    public TestLayer announcedSize(long size) {
        last.announcedSize = size;
        return this;
    }

    /** Leaves away the two zero blocks that end a tar. */
    public TestLayer withoutEnd() {
        endBlocks = false;
        return this;
    }

    /** The tar. */
    public byte[] toBytes() {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part instanceof TarEntry entry ? entry.toBytes() : (byte[]) part);
        }
        if (endBlocks) {
            out.writeBytes(new byte[2 * TarEntry.BLOCK]);
        }
        return out.toByteArray();
    }

    /** Digest of {@link #toBytes()}. */
    public Digest diffId() {
        return Digest.of(toBytes());
    }

    private TestLayer add(char type, byte[] name, int mode) {
        last = new TarEntry(type, name, mode);
        parts.add(last);
        return this;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
