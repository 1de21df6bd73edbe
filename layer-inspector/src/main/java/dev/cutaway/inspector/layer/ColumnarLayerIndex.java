package dev.cutaway.inspector.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/** A layer index over the bytes of an index file, mapped or in memory outside the heap. */
final class ColumnarLayerIndex implements LayerIndex {

    private static final byte[] NO_BYTES = {};

    private final ByteBuffer file;
    private final IndexLayout columns;
    private final IndexLayout.Counts counts;
    private final MemorySegment names;
    private final Digest diffId;
    private final String[] owners;

    private ColumnarLayerIndex(ByteBuffer file) {
        this.file = file;
        this.counts = IndexLayout.Counts.read(file);
        this.columns = IndexLayout.over(file, counts);
        this.names = MemorySegment.ofBuffer(columns.names.duplicate().rewind());
        byte[] hash = new byte[32];
        file.get(IndexLayout.AT_DIFF_ID, hash);
        this.diffId = Digest.ofSha256(hash);
        byte[] texts = new byte[counts.owners()];
        columns.owners.get(0, texts);
        this.owners = new String(texts, UTF_8).split("\0", -1);
    }

    /** The index in these bytes, or null where they are not a whole, undamaged index. */
    static @Nullable ColumnarLayerIndex over(ByteBuffer bytes) {
        ByteBuffer file = bytes.order(IndexLayout.ORDER);
        if (file.limit() < IndexLayout.HEADER || file.getLong(IndexLayout.AT_MAGIC) != IndexLayout.MAGIC) {
            return null;
        }
        IndexLayout.Counts counts = IndexLayout.Counts.read(file);
        if (IndexLayout.length(counts) != file.limit()
                || IndexEncoder.checksum(file) != file.getInt(IndexLayout.AT_CHECKSUM)) {
            return null;
        }
        return new ColumnarLayerIndex(file);
    }

    /** The bytes to write to a file. */
    ByteBuffer file() {
        return file.duplicate().rewind();
    }

    @Override
    public Digest diffId() {
        return diffId;
    }

    @Override
    public long tarBytes() {
        return file.getLong(IndexLayout.AT_TAR_BYTES);
    }

    @Override
    public int size() {
        return counts.size();
    }

    @Override
    public int treeSize() {
        return counts.treeSize();
    }

    @Override
    public int fileCount() {
        return counts.files();
    }

    @Override
    public long storedBytes() {
        return file.getLong(IndexLayout.AT_STORED);
    }

    @Override
    public long dockerSize() {
        return file.getLong(IndexLayout.AT_DOCKER_SIZE);
    }

    @Override
    public int parent(int entry) {
        return columns.parent.get(entry);
    }

    @Override
    public int firstChild(int entry) {
        return columns.reference.get(entry);
    }

    @Override
    public int childCount(int entry) {
        return columns.childCount.get(entry);
    }

    @Override
    public int child(int entry, byte[] name) {
        MemorySegment wanted = MemorySegment.ofArray(name);
        int low = firstChild(entry);
        int high = low + childCount(entry) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compareName(middle, wanted);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private int compareName(int entry, MemorySegment wanted) {
        long start = nameOffset(entry);
        long length = nameLength(entry);
        long at = MemorySegment.mismatch(names, start, start + length, wanted, 0, wanted.byteSize());
        if (at < 0) {
            return 0;
        }
        if (at == length || at == wanted.byteSize()) {
            return Long.compare(length, wanted.byteSize());
        }
        return Byte.compareUnsigned(columns.names.get((int) (start + at)),
                wanted.get(java.lang.foreign.ValueLayout.JAVA_BYTE, at));
    }

    @Override
    public byte[] name(int entry) {
        byte[] name = new byte[nameLength(entry)];
        columns.names.get(nameOffset(entry), name);
        return name;
    }

    @Override
    public MemorySegment names() {
        return names;
    }

    @Override
    public int nameOffset(int entry) {
        return columns.nameStart.get(entry);
    }

    @Override
    public int nameLength(int entry) {
        return columns.nameStart.get(entry + 1) - columns.nameStart.get(entry);
    }

    @Override
    public String path(int entry) {
        if (parent(entry) < 0) {
            return "/";
        }
        int length = 0;
        for (int at = entry; parent(at) >= 0; at = parent(at)) {
            length += nameLength(at) + 1;
        }
        byte[] path = new byte[length];
        int end = length;
        for (int at = entry; parent(at) >= 0; at = parent(at)) {
            end -= nameLength(at);
            columns.names.get(nameOffset(at), path, end, nameLength(at));
            path[--end] = '/';
        }
        return new String(path, UTF_8);
    }

    @Override
    public EntryKind kind(int entry) {
        return EntryKind.of(columns.kind.get(entry));
    }

    @Override
    public boolean implied(int entry) {
        return (columns.flags.get(entry) & LayerIndexBuilder.IMPLIED) != 0;
    }

    @Override
    public boolean opaque(int entry) {
        return (columns.flags.get(entry) & LayerIndexBuilder.OPAQUE) != 0;
    }

    @Override
    public int mode(int entry) {
        return columns.mode.get(entry) & 07777;
    }

    @Override
    public int uid(int entry) {
        return columns.uid.get(entry);
    }

    @Override
    public int gid(int entry) {
        return columns.gid.get(entry);
    }

    @Override
    public String userName(int entry) {
        int owner = columns.owner.get(entry);
        return owner == 0 ? "" : owners[2 * (owner - 1)];
    }

    @Override
    public String groupName(int entry) {
        int owner = columns.owner.get(entry);
        return owner == 0 ? "" : owners[2 * (owner - 1) + 1];
    }

    @Override
    public long bytes(int entry) {
        return kind(entry) == EntryKind.FILE ? columns.value.get(entry) : 0;
    }

    @Override
    public long mtimeSeconds(int entry) {
        return columns.mtimeSeconds.get(entry);
    }

    @Override
    public int mtimeNanos(int entry) {
        return columns.mtimeNanos.get(entry);
    }

    @Override
    public byte @Nullable [] linkTarget(int entry) {
        EntryKind kind = kind(entry);
        if (kind != EntryKind.SYMLINK && kind != EntryKind.HARD_LINK) {
            return null;
        }
        int length = linkTargetLength(entry);
        if (length == 0) {
            return NO_BYTES;
        }
        byte[] target = new byte[length];
        columns.links.get(columns.linkStart.get(entry), target);
        return target;
    }

    @Override
    public int linkTargetLength(int entry) {
        return columns.linkStart.get(entry + 1) - columns.linkStart.get(entry);
    }

    @Override
    public int hardLinkEntry(int entry) {
        return kind(entry) == EntryKind.HARD_LINK ? columns.reference.get(entry) : -1;
    }

    @Override
    public long device(int entry) {
        return switch (kind(entry)) {
            case CHARACTER_DEVICE, BLOCK_DEVICE -> columns.value.get(entry);
            default -> 0;
        };
    }

    @Override
    public Map<String, byte[]> xattrs(int entry) {
        int at = columns.xattr.get(entry);
        return at < 0 ? Map.of() : XattrPool.decode(columns.xattrs, at);
    }

    @Override
    public boolean hasXattrs(int entry) {
        return columns.xattr.get(entry) >= 0;
    }

    @Override
    public byte @Nullable [] contentDigest(int entry) {
        if (kind(entry) != EntryKind.FILE || columns.reference.get(entry) < 0) {
            return null;
        }
        byte[] digest = new byte[32];
        columns.digests.get(32 * columns.reference.get(entry), digest);
        return digest;
    }

    @Override
    public boolean sameContent(int entry, LayerIndex other, int otherEntry) {
        if (kind(entry) != EntryKind.FILE || other.kind(otherEntry) != EntryKind.FILE
                || bytes(entry) != other.bytes(otherEntry)) {
            return false;
        }
        byte[] digest = contentDigest(entry);
        return digest != null && Arrays.equals(digest, other.contentDigest(otherEntry));
    }

    @Override
    public int order(int entry) {
        return columns.order.get(entry);
    }

    @Override
    public long headerOffset(int entry) {
        return columns.headerOffset.get(entry);
    }
}
