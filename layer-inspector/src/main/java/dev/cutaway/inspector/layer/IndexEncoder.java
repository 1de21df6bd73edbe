package dev.cutaway.inspector.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Writes what a {@link LayerIndexBuilder} gathered as an index file: numbered in level order, siblings sorted. */
final class IndexEncoder {

    private final LayerIndexBuilder from;
    private final NameTree tree;
    /** New number of each node, −1 for what is left out. */
    private final int[] newNumber;
    /** Node of each new number. */
    private final int[] nodes;
    private final int[] firstChild;
    private final int[] childCount;
    private int size;
    private int treeSize;

    private IndexEncoder(LayerIndexBuilder from) {
        this.from = from;
        this.tree = from.tree;
        this.newNumber = new int[from.size()];
        this.nodes = new int[from.size()];
        this.firstChild = new int[from.size()];
        this.childCount = new int[from.size()];
    }

    static ByteBuffer encode(LayerIndexBuilder builder, Digest diffId, long tarBytes, Place place) throws IOException {
        var encoder = new IndexEncoder(builder);
        encoder.number();
        return encoder.write(diffId, tarBytes, place);
    }

    private void number() {
        int count = from.size();
        int[] start = new int[count + 1];
        int[] children = bucketChildren(start);
        java.util.Arrays.fill(newNumber, -1);
        newNumber[NameTree.ROOT] = 0;
        nodes[0] = NameTree.ROOT;
        size = 1;
        for (int i = 0; i < size; i++) {
            int node = nodes[i];
            int begin = start[node];
            int end = start[node + 1];
            sortByName(children, begin, end);
            firstChild[i] = size;
            childCount[i] = end - begin;
            for (int c = begin; c < end; c++) {
                newNumber[children[c]] = size;
                nodes[size++] = children[c];
            }
        }
        treeSize = size;
        for (int node = 0; node < count; node++) {
            if (newNumber[node] < 0) {
                newNumber[node] = size;
                nodes[size++] = node;
            }
        }
    }

    /** Children of every node that are still in the tree, one bucket after the other. */
    private int[] bucketChildren(int[] start) {
        int count = from.size();
        for (int node = 1; node < count; node++) {
            if (inFolder(node)) {
                start[tree.parent(node) + 1]++;
            }
        }
        for (int i = 0; i < count; i++) {
            start[i + 1] += start[i];
        }
        int[] filled = start.clone();
        int[] children = new int[start[count]];
        for (int node = 1; node < count; node++) {
            if (inFolder(node)) {
                children[filled[tree.parent(node)]++] = node;
            }
        }
        return children;
    }

    private boolean inFolder(int node) {
        return (from.flags.get(node) & LayerIndexBuilder.SUPERSEDED) == 0;
    }

    private void sortByName(int[] children, int begin, int end) {
        boolean sorted = true;
        for (int i = begin + 1; i < end && sorted; i++) {
            sorted = compare(children[i - 1], children[i]) < 0;
        }
        if (!sorted) {
            mergeSort(children, new int[end - begin], begin, end);
        }
    }

    /** Bottom-up: as deep as nothing, however many children there are. */
    private void mergeSort(int[] a, int[] spare, int begin, int end) {
        int count = end - begin;
        for (int width = 1; width > 0 && width < count; width *= 2) {
            for (int left = 0; left < count; left += 2 * width) {
                merge(a, spare, begin, left, Math.min(left + width, count), Math.min(left + 2 * width, count));
            }
            System.arraycopy(spare, 0, a, begin, count);
        }
    }

    private void merge(int[] a, int[] out, int begin, int left, int middle, int right) {
        int l = left;
        int r = middle;
        for (int i = left; i < right; i++) {
            boolean takeLeft = l < middle && (r >= right || compare(a[begin + l], a[begin + r]) <= 0);
            out[i] = a[begin + (takeLeft ? l++ : r++)];
        }
    }

    private int compare(int one, int other) {
        return tree.names().compare(tree.nameStart(one), tree.nameLength(one), tree.nameStart(other),
                tree.nameLength(other));
    }

    private ByteBuffer write(Digest diffId, long tarBytes, Place place) throws IOException {
        byte[] owners = String.join("\0", from.owners.keySet()).getBytes(UTF_8);
        long names = 0;
        long links = 0;
        for (int i = 0; i < size; i++) {
            names += tree.nameLength(nodes[i]);
            links += from.linkLength.get(nodes[i]);
        }
        var counts = new IndexLayout.Counts(size, treeSize, from.fileCount(), from.digests.size() / 32,
                (int) Math.min(names, Integer.MAX_VALUE), (int) Math.min(links, Integer.MAX_VALUE),
                from.xattrs.bytes().size(), owners.length);
        long length = IndexLayout.length(counts) + Math.max(0, names - counts.names());
        if (length > Integer.MAX_VALUE - 8) {
            throw new ImageReadException(new Problem.OverLimit(place, "bytes of a layer's index", Integer.MAX_VALUE));
        }
        ByteBuffer file = ByteBuffer.allocateDirect((int) length);
        IndexLayout columns = IndexLayout.over(file, counts);
        for (int i = 0; i < size; i++) {
            entry(columns, i, nodes[i]);
        }
        columns.nameStart.put(size, counts.names());
        columns.linkStart.put(size, counts.links());
        from.digests.copyTo(columns.digests, 0, from.digests.size());
        from.xattrs.bytes().copyTo(columns.xattrs, 0, counts.xattrs());
        columns.owners.put(owners);
        header(file, counts, diffId, tarBytes);
        return file;
    }

    private void entry(IndexLayout to, int i, int node) {
        boolean folder = from.kindOf(node) == EntryKind.DIRECTORY;
        int reference = from.reference.get(node);
        to.value.put(i, from.value.get(node));
        to.mtimeSeconds.put(i, from.mtimeSeconds.get(node));
        to.headerOffset.put(i, from.headerOffset.get(node));
        to.parent.put(i, i == 0 ? -1 : newNumber[tree.parent(node)]);
        to.reference.put(i, folder
                ? firstChild[i]
                : from.kindOf(node) == EntryKind.HARD_LINK && reference >= 0 ? newNumber[reference] : reference);
        to.childCount.put(i, i < treeSize ? childCount[i] : 0);
        to.nameStart.put(i, to.names.position());
        tree.names().copyTo(to.names, tree.nameStart(node), tree.nameLength(node));
        to.linkStart.put(i, to.links.position());
        from.links.copyTo(to.links, from.linkStart.get(node), from.linkLength.get(node));
        to.uid.put(i, from.uid.get(node));
        to.gid.put(i, from.gid.get(node));
        to.owner.put(i, from.owner.get(node));
        to.mtimeNanos.put(i, from.mtimeNanos.get(node));
        to.xattr.put(i, from.xattr.get(node));
        to.order.put(i, from.order.get(node));
        to.mode.put(i, (short) from.mode.get(node));
        to.kind.put(i, (byte) from.kind.get(node));
        to.flags.put(i, (byte) from.flags.get(node));
    }

    private void header(ByteBuffer file, IndexLayout.Counts counts, Digest diffId, long tarBytes) {
        file.putLong(IndexLayout.AT_MAGIC, IndexLayout.MAGIC);
        counts.write(file);
        file.putLong(IndexLayout.AT_TAR_BYTES, tarBytes);
        file.putLong(IndexLayout.AT_STORED, from.storedBytes());
        file.putLong(IndexLayout.AT_DOCKER_SIZE, dockerSize());
        file.put(IndexLayout.AT_DIFF_ID, HexFormat.of().parseHex(diffId.hex()));
        file.putInt(IndexLayout.AT_CHECKSUM, checksum(file));
    }

    private long dockerSize() {
        long sum = 0;
        var counted = new java.util.BitSet();
        for (int i = 0; i < treeSize; i++) {
            int node = nodes[i];
            sum += switch (from.kindOf(node)) {
                case FILE -> from.value.get(node);
                case SYMLINK -> from.linkLength.get(node);
                case HARD_LINK -> superseded(from.reference.get(node), counted);
                default -> 0;
            };
        }
        return sum;
    }

    /** Content whose own name was taken by a later entry, but that a hard link still names, is still unpacked: once. */
    private long superseded(int node, java.util.BitSet counted) {
        if (node < 0 || newNumber[node] < treeSize || counted.get(node)) {
            return 0;
        }
        counted.set(node);
        return from.kindOf(node) == EntryKind.FILE ? from.value.get(node) : from.linkLength.get(node);
    }

    static int checksum(ByteBuffer file) {
        var crc = new CRC32C();
        crc.update(file.duplicate().position(IndexLayout.AT_CHECKSUM + 4));
        return (int) crc.getValue();
    }
}
