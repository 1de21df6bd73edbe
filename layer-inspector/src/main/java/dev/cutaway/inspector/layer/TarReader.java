package dev.cutaway.inspector.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.tar.PaxRecords;
import dev.cutaway.inspector.tar.TarBlock;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads a tar forward, entry by entry: ustar, GNU and PAX, long names, sparse files in every GNU form. Names stay
 * bytes. Nothing of the content is kept.
 */
final class TarReader {

    /** Takes content as it passes by. */
    interface Content {
        void bytes(byte[] buffer, int offset, int length) throws IOException;
    }

    /** Holes are hashed, and written out when exported: no honest layer has more. */
    private static final long MAX_HOLES = 64L << 30;
    /** Longer than any system allows. */
    private static final int MAX_OWNER_NAME = 1024;

    private static final byte[] NOTHING = {};
    private static final byte[] ZEROS = new byte[1 << 16];

    private final BlockSource source;
    private final Place place;
    private final Limits limits;

    private byte[] buffer = NOTHING;
    private int position;
    private int limit;
    /** Stream offset of {@code buffer[0]}. */
    private long base;

    private final PaxRecords globals = new PaxRecords();
    private long unread;
    private long padding;
    private long holes;
    private @Nullable TarEntry current;

    /**
     * @param source the uncompressed stream
     * @param place names the layer in errors
     * @param offset the stream's first byte, counted in the whole tar
     */
    TarReader(BlockSource source, Place place, Limits limits, long offset) {
        this.source = source;
        this.place = place;
        this.limits = limits;
        this.base = offset;
    }

    /** The next entry, or null after the last; what is left of the content before it is skipped. */
    @Nullable
    TarEntry next() throws IOException {
        skipContent();
        long start = offset();
        PaxRecords pax = new PaxRecords();
        byte[] longName = null;
        byte[] longLink = null;
        while (true) {
            TarBlock block = header();
            if (block == null) {
                if (!pax.isEmpty() || longName != null || longLink != null) {
                    throw truncated("an extended header belongs to no entry");
                }
                current = null;
                return null;
            }
            Place here = place.at(offset() - TarBlock.SIZE);
            char type = (char) (block.at(TarBlock.TYPE) & 0xff);
            switch (type) {
                case 'x', 'X' -> pax.parse(data(block, PaxRecords.MAX_BYTES, here), here);
                case 'g' -> {
                    globals.parse(data(block, PaxRecords.MAX_GLOBAL_BYTES, here), here);
                    start = offset();
                }
                case 'L' -> longName = untilNul(data(block, limits.pathBytes() + 1, here));
                case 'K' -> longLink = untilNul(data(block, limits.pathBytes() + 1, here));
                case 'V' -> {
                    data(block, PaxRecords.MAX_BYTES, here);
                    start = offset();
                }
                default -> {
                    current = entry(block, type, pax.over(globals), longName, longLink, start, here);
                    return current;
                }
            }
        }
    }

    /** Gives the current entry's content to {@code content}, holes as zeros. */
    void content(Content content) throws IOException {
        TarEntry entry = current;
        if (entry == null) {
            return;
        }
        if (entry.sparse() == null) {
            copy(unread, content);
            return;
        }
        SparseMap map = entry.sparse();
        long at = 0;
        for (int i = 0; i < map.offsets().length; i++) {
            zeros(map.offsets()[i] - at, content);
            copy(map.lengths()[i], content);
            at = map.offsets()[i] + map.lengths()[i];
        }
        zeros(entry.bytes() - at, content);
    }

    /** Reads what follows the last entry, so that whoever hashes the stream has seen all of it. */
    void drain() throws IOException {
        while (fill()) {
            position = limit;
        }
    }

    /** Position in the tar. */
    long offset() {
        return base + position;
    }

    private @Nullable TarBlock header() throws IOException {
        if (position >= limit && !fill()) {
            return null;
        }
        if (limit - position < TarBlock.SIZE) {
            throw truncated("the last block is not whole");
        }
        var block = new TarBlock(buffer, position);
        if (block.isZero()) {
            position += TarBlock.SIZE;
            endMark();
            return null;
        }
        block.verifyChecksum(place.at(offset()));
        position += TarBlock.SIZE;
        return block;
    }

    /** Two blocks of zeros, or one and the end: entries behind a lone one would be hidden from whoever stops there. */
    private void endMark() throws IOException {
        if (position >= limit && !fill()) {
            return;
        }
        if (limit - position >= TarBlock.SIZE && !new TarBlock(buffer, position).isZero()) {
            throw new ImageReadException(
                    new Problem.Malformed(place.at(offset()), "something follows a lone block of zeros"));
        }
    }

    /** Content of a header-like entry, as a whole. Invalidates {@code block}. */
    private byte[] data(TarBlock block, int most, Place here) throws IOException {
        long length = block.number(TarBlock.BYTES, 12, here);
        if (length < 0 || length > most) {
            throw new ImageReadException(new Problem.OverLimit(here, "an extended header's bytes", most));
        }
        byte[] data = new byte[(int) length];
        int[] filled = {0};
        current = null;
        unread = length;
        padding = paddingOf(length);
        copy(length, (bytes, offset, count) -> {
            System.arraycopy(bytes, offset, data, filled[0], count);
            filled[0] += count;
        });
        skipContent();
        return data;
    }

    private TarEntry entry(TarBlock block, char type, PaxRecords pax, byte @Nullable [] longName,
            byte @Nullable [] longLink, long start, Place headerPlace) throws IOException {
        byte[] name = first(pax.path("GNU.sparse.name", headerPlace), pax.path("path", headerPlace), longName);
        name = name != null ? name : block.name();
        byte[] link = first(pax.path("linkpath", headerPlace), longLink, null);
        link = link != null ? link : block.text(TarBlock.LINK, 100);
        Place here = headerPlace.entry(new String(name, UTF_8));
        if (name.length > limits.pathBytes() || link.length > limits.pathBytes()) {
            throw new ImageReadException(new Problem.OverLimit(headerPlace, "a path's bytes", limits.pathBytes()));
        }
        EntryKind kind = kind(type, name, here);
        long stored = pax.number("size", block.number(TarBlock.BYTES, 12, here), here);
        if (stored < 0) {
            throw new ImageReadException(new Problem.Malformed(here, "a negative size"));
        }
        if (kind != EntryKind.FILE && type != '0' && type != '\0') {
            // Some writers give links the size of what they point to, without any content following.
            stored = 0;
        }
        int mode = (int) block.number(TarBlock.MODE, 8, here) & 07777;
        int uid = (int) pax.number("uid", block.number(TarBlock.UID, 8, here), here);
        int gid = (int) pax.number("gid", block.number(TarBlock.GID, 8, here), here);
        long device = kind == EntryKind.CHARACTER_DEVICE || kind == EntryKind.BLOCK_DEVICE
                ? (block.number(TarBlock.MAJOR, 8, here) << 32) | (block.number(TarBlock.MINOR, 8, here) & 0xffff_ffffL)
                : 0;
        Mtime mtime = Mtime.of(pax.text("mtime"), block.number(TarBlock.MTIME, 12, here), here);
        String user = ownerName(pax.path("uname", here), block, TarBlock.USER, here);
        String group = ownerName(pax.path("gname", here), block, TarBlock.GROUP, here);
        Map<String, byte[]> xattrs = pax.xattrs();
        // The block is not to be used below: reading a sparse map moves the buffer on.
        unread = stored;
        padding = paddingOf(stored);
        SparseMap sparse = null;
        long bytes = kind == EntryKind.FILE ? stored : 0;
        if (kind == EntryKind.FILE) {
            long real = type == 'S'
                    ? block.number(TarBlock.GNU_REAL_SIZE, 12, here)
                    : pax.number("GNU.sparse.realsize", pax.number("GNU.sparse.size", -1, here), here);
            sparse = type == 'S' ? gnuSparse(block, here) : paxSparse(pax, here);
            if (sparse != null) {
                sparse.checked(real, unread, here);
                bytes = real;
                holes += real - unread;
                if (holes > Math.min(MAX_HOLES, limits.expansionFloor() + limits.expansionRatio() * offset())) {
                    throw new ImageReadException(
                            new Problem.OverLimit(here, "holes in sparse files", limits.expansionFloor()));
                }
            }
        }
        return new TarEntry(name, kind == EntryKind.SYMLINK || kind == EntryKind.HARD_LINK ? link : NOTHING, kind, mode,
                uid, gid, bytes, mtime.seconds(), mtime.nanos(), user, group, device, xattrs, start, unread, sparse);
    }

    private static EntryKind kind(char type, byte[] name, Place here) throws IOException {
        return switch (type) {
            // Before POSIX a folder was a file whose name ends in a slash.
            case '0', '\0' -> name.length > 0 && name[name.length - 1] == '/' ? EntryKind.DIRECTORY : EntryKind.FILE;
            case '7', 'S' -> EntryKind.FILE;
            case '1' -> EntryKind.HARD_LINK;
            case '2' -> EntryKind.SYMLINK;
            case '3' -> EntryKind.CHARACTER_DEVICE;
            case '4' -> EntryKind.BLOCK_DEVICE;
            case '5' -> EntryKind.DIRECTORY;
            case '6' -> EntryKind.FIFO;
            default -> throw new ImageReadException(
                    new Problem.Unsupported(here,
                            "tar entry of type '" + (type < ' ' ? "\\" + (int) type : type) + "'"));
        };
    }

    /** The old GNU form: pieces in the header and in blocks that follow it. */
    private SparseMap gnuSparse(TarBlock first, Place here) throws IOException {
        long[] pairs = new long[8];
        int count = pieces(first, TarBlock.GNU_SPARSE, 4, pairs, 0, here);
        boolean more = first.at(TarBlock.GNU_SPARSE_MORE) != 0;
        while (more) {
            if ((position >= limit && !fill()) || limit - position < TarBlock.SIZE) {
                throw truncated("the map of a sparse file is cut off");
            }
            if (count > 2 * PaxRecords.MAX_PIECES) {
                throw new ImageReadException(new Problem.Malformed(here, "a sparse file has too many pieces"));
            }
            var block = new TarBlock(buffer, position);
            if (count + 42 > pairs.length) {
                pairs = Arrays.copyOf(pairs, Math.max(pairs.length * 2, count + 42));
            }
            int before = count;
            count = pieces(block, 0, 21, pairs, count, here);
            if (count == before) {
                throw new ImageReadException(new Problem.Malformed(here, "the map of a sparse file goes on empty"));
            }
            more = block.at(504) != 0;
            position += TarBlock.SIZE;
        }
        return sparseMap(Arrays.copyOf(pairs, count));
    }

    private static int pieces(TarBlock block, int field, int most, long[] pairs, int count, Place here)
            throws IOException {
        int filled = count;
        for (int i = 0; i < most && block.at(field + 24 * i) != 0; i++) {
            pairs[filled++] = block.number(field + 24 * i, 12, here);
            pairs[filled++] = block.number(field + 24 * i + 12, 12, here);
        }
        return filled;
    }

    private @Nullable SparseMap paxSparse(PaxRecords pax, Place here) throws IOException {
        if (pax.number("GNU.sparse.major", 0, here) == 1) {
            return sparseMapInData(here);
        }
        if (pax.bytes("GNU.sparse.map") == null && pax.bytes("GNU.sparse.size") == null) {
            return null;
        }
        return sparseMap(pax.sparsePairs(here));
    }

    /** The PAX form 1.0: the map stands in front of the content, in decimal lines, padded to a block. */
    private SparseMap sparseMapInData(Place here) throws IOException {
        var numbers = new DecimalLines(here);
        while (!numbers.complete()) {
            if (unread < TarBlock.SIZE) {
                throw new ImageReadException(new Problem.Malformed(here, "the map of a sparse file is cut off"));
            }
            copy(TarBlock.SIZE, numbers);
        }
        return sparseMap(numbers.pairs());
    }

    private static SparseMap sparseMap(long[] pairs) {
        long[] offsets = new long[pairs.length / 2];
        long[] lengths = new long[pairs.length / 2];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = pairs[2 * i];
            lengths[i] = pairs[2 * i + 1];
        }
        return new SparseMap(offsets, lengths);
    }

    private void skipContent() throws IOException {
        skip(unread);
        unread = 0;
        skip(padding);
        padding = 0;
    }

    private void skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            if (position >= limit && !fill()) {
                throw cutOff(left);
            }
            int step = (int) Math.min(left, limit - position);
            position += step;
            left -= step;
        }
    }

    private void copy(long count, Content content) throws IOException {
        long left = count;
        while (left > 0) {
            if (position >= limit && !fill()) {
                throw cutOff(left);
            }
            int step = (int) Math.min(left, limit - position);
            content.bytes(buffer, position, step);
            position += step;
            left -= step;
            unread -= step;
        }
    }

    private static void zeros(long count, Content content) throws IOException {
        for (long left = count; left > 0; left -= ZEROS.length) {
            content.bytes(ZEROS, 0, (int) Math.min(left, ZEROS.length));
        }
    }

    private boolean fill() throws IOException {
        base += limit;
        position = 0;
        limit = 0;
        BlockSource.Piece piece = source.next();
        if (piece == null) {
            return false;
        }
        buffer = piece.bytes();
        limit = piece.length();
        return true;
    }

    private ImageReadException cutOff(long missing) {
        TarEntry entry = current;
        Place here = place.at(offset());
        here = entry == null ? here : here.entry(new String(entry.name(), UTF_8));
        return new ImageReadException(new Problem.Truncated(here, missing + " bytes are missing"));
    }

    private ImageReadException truncated(String detail) {
        return new ImageReadException(new Problem.Truncated(place.at(offset()), detail));
    }

    private static long paddingOf(long length) {
        return -length & (TarBlock.SIZE - 1);
    }

    private static byte[] untilNul(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != 0) {
            end++;
        }
        return end == data.length ? data : Arrays.copyOf(data, end);
    }

    private static byte @Nullable [] first(byte @Nullable [] one, byte @Nullable [] two, byte @Nullable [] three) {
        return one != null ? one : two != null ? two : three;
    }

    private static String ownerName(byte @Nullable [] pax, TarBlock block, int field, Place here) throws IOException {
        if (pax == null) {
            return block.at(field) == 0 || !(block.isUstar() || block.isGnu())
                    ? ""
                    : new String(block.text(field, 32), UTF_8);
        }
        if (pax.length > MAX_OWNER_NAME) {
            throw new ImageReadException(new Problem.OverLimit(here, "an owner's name in bytes", MAX_OWNER_NAME));
        }
        return new String(pax, UTF_8);
    }
}
