package dev.cutaway.inspector.layer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * The layout of an index file: a header, then one column after the other, each from a multiple of 8 bytes on; wide
 * columns first. Everything follows from the counts in the header.
 */
final class IndexLayout {

    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    /** "CUTAIDX" and the version of the layout. */
    static final long MAGIC = 0x43555441_49445802L;

    static final int HEADER = 128;
    static final int AT_MAGIC = 0;
    static final int AT_CHECKSUM = 8;
    static final int AT_COUNTS = 16;
    static final int AT_TAR_BYTES = 48;
    static final int AT_STORED = 56;
    static final int AT_DOCKER_SIZE = 64;
    static final int AT_DIFF_ID = 72;

    /**
     * The numbers that fix the layout.
     *
     * @param size all entries
     * @param treeSize entries of the tree
     * @param files tar entries with content
     * @param digests files with a digest kept
     * @param names bytes of all names
     * @param links bytes of all link targets
     * @param xattrs bytes of all attribute sets
     * @param owners bytes of all owner texts
     */
    record Counts(int size, int treeSize, int files, int digests, int names, int links, int xattrs, int owners) {

        void write(ByteBuffer file) {
            int at = AT_COUNTS;
            for (int count : new int[]{size, treeSize, files, digests, names, links, xattrs, owners}) {
                file.putInt(at, count);
                at += 4;
            }
        }

        static Counts read(ByteBuffer file) {
            int[] c = new int[8];
            for (int i = 0; i < c.length; i++) {
                c[i] = file.getInt(AT_COUNTS + 4 * i);
            }
            return new Counts(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]);
        }
    }

    final LongBuffer value;
    final LongBuffer mtimeSeconds;
    final LongBuffer headerOffset;
    final IntBuffer parent;
    final IntBuffer reference;
    final IntBuffer childCount;
    final IntBuffer nameStart;
    final IntBuffer linkStart;
    final IntBuffer uid;
    final IntBuffer gid;
    final IntBuffer owner;
    final IntBuffer mtimeNanos;
    final IntBuffer xattr;
    final IntBuffer order;
    final ShortBuffer mode;
    final ByteBuffer kind;
    final ByteBuffer flags;
    final ByteBuffer digests;
    final ByteBuffer names;
    final ByteBuffer links;
    final ByteBuffer xattrs;
    final ByteBuffer owners;

    private final ByteBuffer file;
    private long at = HEADER;

    private IndexLayout(ByteBuffer file, Counts c) {
        this.file = file;
        value = longs(c.size);
        mtimeSeconds = longs(c.size);
        headerOffset = longs(c.size);
        parent = ints(c.size);
        reference = ints(c.size);
        childCount = ints(c.size);
        nameStart = ints(c.size + 1);
        linkStart = ints(c.size + 1);
        uid = ints(c.size);
        gid = ints(c.size);
        owner = ints(c.size);
        mtimeNanos = ints(c.size);
        xattr = ints(c.size);
        order = ints(c.size);
        mode = bytes(2L * c.size).asShortBuffer();
        kind = bytes(c.size);
        flags = bytes(c.size);
        digests = bytes(32L * c.digests);
        names = bytes(c.names);
        links = bytes(c.links);
        xattrs = bytes(c.xattrs);
        owners = bytes(c.owners);
    }

    /** The columns of {@code file}, which must be exactly {@link #length} long. */
    static IndexLayout over(ByteBuffer file, Counts counts) {
        return new IndexLayout(file.order(ORDER), counts);
    }

    /** Bytes that a file of these counts has; may be more than a buffer can hold. */
    static long length(Counts c) {
        long length = HEADER;
        for (int i = 0; i < 3; i++) {
            length += 8L * c.size;
        }
        for (int i = 0; i < 11; i++) {
            length += aligned(4L * (c.size + (i < 2 ? 1 : 0)));
        }
        length += aligned(2L * c.size) + 2 * aligned(c.size) + 32L * c.digests;
        return length + aligned(c.names) + aligned(c.links) + aligned(c.xattrs) + aligned(c.owners);
    }

    private LongBuffer longs(int count) {
        return bytes(8L * count).asLongBuffer();
    }

    private IntBuffer ints(int count) {
        return bytes(4L * count).asIntBuffer();
    }

    private ByteBuffer bytes(long length) {
        ByteBuffer column = file.slice((int) at, (int) length).order(ORDER);
        at += aligned(length);
        return column;
    }

    private static long aligned(long length) {
        return (length + 7) & -8L;
    }
}
