package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.oci.Digest;
import dev.cutaway.inspector.tree.ContentRef;
import dev.cutaway.inspector.tree.ImageTree;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.LongStream;

/**
 * The same content stored several times. A <em>copy</em> is content that is stored once more: hard links are further
 * names of one copy, and a layer that several images have is stored once. Empty files do not count. Immutable.
 */
public final class Duplicates {

    private final List<LayerIndex> layers;

    private final List<List<Integer>> imagesOf;

    private final List<Group> groups;

    /**
     * A name under which content stands.
     *
     * @param layer the layer that stores the content, an index into {@link Duplicates#layers}
     * @param entry the regular file there
     * @param path the whole path; of a hard link its own
     */
    public record Name(int layer, int entry, String path) {}

    /**
     * One content that is stored at least twice.
     *
     * @param content its digest
     * @param bytes its length
     * @param copies how often it is stored
     * @param names where; at least as many as copies, lower layers first
     */
    public record Group(Digest content, long bytes, int copies, List<Name> names) {

        /** Bytes that one copy would have saved. */
        public long wastedBytes() {
            return bytes * (copies - 1);
        }
    }

    private Duplicates(List<LayerIndex> layers, List<List<Integer>> imagesOf, ContentTable table) {
        this.layers = layers;
        this.imagesOf = imagesOf;
        groups = table.groups();
    }

    /** Of one image, in the file system that a container sees. */
    public static Duplicates ofFinalState(ImageTree tree) {
        var table = new ContentTable(tree.layers());
        int last = tree.layerCount() - 1;
        for (int node = 0; last >= 0 && node < tree.nodeCount(); node++) {
            int version = tree.versionAt(node, last);
            if (version < 0) {
                continue;
            }
            int layer = tree.layerOf(version);
            int entry = tree.entry(version);
            EntryKind kind = entry < 0 ? EntryKind.DIRECTORY : tree.layers().get(layer).kind(entry);
            if (kind == EntryKind.FILE) {
                table.add(layer, entry, layer, entry);
            } else if (kind == EntryKind.HARD_LINK) {
                ContentRef content = tree.content(version);
                if (content != null) {
                    table.add(content.layer(), content.entry(), layer, entry);
                }
            }
        }
        return new Duplicates(tree.layers(), Collections.nCopies(tree.layerCount(), List.of(0)), table);
    }

    /** Of one image, over all that its layers store, also what later layers hide. */
    public static Duplicates ofAllLayers(List<LayerIndex> layers) {
        return ofImages(List.of(layers));
    }

    /** Of several images, over all that their layers store. */
    public static Duplicates ofImages(List<List<LayerIndex>> images) {
        var places = new HashMap<Digest, Integer>();
        var layers = new ArrayList<LayerIndex>();
        var imagesOf = new ArrayList<List<Integer>>();
        for (int image = 0; image < images.size(); image++) {
            for (LayerIndex layer : images.get(image)) {
                int place = places.computeIfAbsent(layer.diffId(), _ -> places.size());
                if (place == layers.size()) {
                    layers.add(layer);
                    imagesOf.add(new ArrayList<>());
                }
                List<Integer> holders = imagesOf.get(place);
                if (holders.isEmpty() || holders.getLast() != image) {
                    holders.add(image);
                }
            }
        }
        var table = new ContentTable(layers);
        for (int place = 0; place < layers.size(); place++) {
            LayerIndex layer = layers.get(place);
            for (int entry = 0; entry < layer.size(); entry++) {
                if (layer.kind(entry) == EntryKind.FILE) {
                    table.add(place, entry, place, entry);
                }
            }
        }
        return new Duplicates(List.copyOf(layers), List.copyOf(imagesOf), table);
    }

    /** The layers looked at, each once. */
    public List<LayerIndex> layers() {
        return layers;
    }

    /** Places of the images that have a layer, rising; for a single image always 0. */
    public List<Integer> imagesOf(int layer) {
        return Collections.unmodifiableList(imagesOf.get(layer));
    }

    /** What is stored more than once, the greatest waste first. */
    public List<Group> groups() {
        return groups;
    }

    /** Waste of all groups, in bytes. */
    public long wastedBytes() {
        return groups.stream().mapToLong(Group::wastedBytes).sum();
    }

    /** Collects names of contents in primitive columns and brings equal contents together by sorting. */
    private static final class ContentTable {

        /** Low bits of a sort key hold the row, the others the start of the content's digest. */
        private static final int ROW_BITS = 28;

        private static final long ROW_MASK = (1L << ROW_BITS) - 1;

        private final List<LayerIndex> layers;

        private long[] keys = new long[1024];

        /** Four ints a row: layer and entry of the content, layer and entry of the name. */
        private int[] rows = new int[4 * 1024];

        private int size;

        ContentTable(List<LayerIndex> layers) {
            this.layers = layers;
        }

        void add(int layer, int entry, int nameLayer, int nameEntry) {
            byte[] digest = layers.get(layer).bytes(entry) == 0 ? null : layers.get(layer).contentDigest(entry);
            if (digest == null || size > ROW_MASK) {
                return;
            }
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                rows = Arrays.copyOf(rows, size * 8);
            }
            long start = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                start = (start << 8) | (digest[i] & 0xff);
            }
            keys[size] = (start & ~ROW_MASK) | size;
            int at = 4 * size++;
            rows[at] = layer;
            rows[at + 1] = entry;
            rows[at + 2] = nameLayer;
            rows[at + 3] = nameEntry;
        }

        List<Group> groups() {
            Arrays.sort(keys, 0, size);
            var groups = new ArrayList<Group>();
            int from = 0;
            while (from < size) {
                int to = from + 1;
                while (to < size && keys[to] >>> ROW_BITS == keys[from] >>> ROW_BITS) {
                    to++;
                }
                if (to - from > 1) {
                    split(from, to, groups);
                }
                from = to;
            }
            groups.sort(Comparator.comparingLong(Group::wastedBytes)
                    .reversed()
                    .thenComparing(group -> group.names().getFirst().path()));
            return List.copyOf(groups);
        }

        /** Rows whose digests start alike are nearly always equal; those that are not go into groups of their own. */
        private void split(int from, int to, List<Group> groups) {
            long[] rest = Arrays.copyOfRange(keys, from, to);
            while (rest.length > 1) {
                int first = row(rest[0]);
                long[] equal = LongStream.of(rest).filter(key -> same(first, row(key))).toArray();
                if (equal.length > 1) {
                    addGroup(equal, groups);
                }
                rest = equal.length == rest.length
                        ? new long[0]
                        : LongStream.of(rest).filter(key -> !same(first, row(key))).toArray();
            }
        }

        private void addGroup(long[] equal, List<Group> groups) {
            int copies = (int) LongStream.of(equal).map(key -> content(row(key))).distinct().count();
            if (copies < 2) {
                return;
            }
            int[] names = LongStream.of(equal).mapToInt(ContentTable::row).toArray();
            LayerIndex layer = layers.get(rows[4 * names[0]]);
            int entry = rows[4 * names[0] + 1];
            byte[] digest = layer.contentDigest(entry);
            if (digest != null) {
                groups.add(new Group(Digest.ofSha256(digest), layer.bytes(entry), copies, new Names(this, names)));
            }
        }

        Name name(int row) {
            int at = 4 * row;
            return new Name(rows[at], rows[at + 1], layers.get(rows[at + 2]).path(rows[at + 3]));
        }

        private boolean same(int row, int other) {
            return layers.get(rows[4 * row])
                    .sameContent(rows[4 * row + 1], layers.get(rows[4 * other]), rows[4 * other + 1]);
        }

        private long content(int row) {
            return ((long) rows[4 * row] << Integer.SIZE) | rows[4 * row + 1];
        }

        private static int row(long key) {
            return (int) (key & ROW_MASK);
        }
    }

    /** Names made when they are asked for: there can be hundreds of thousands, and few are ever looked at. */
    private static final class Names extends AbstractList<Name> implements RandomAccess {

        private final ContentTable table;

        private final int[] rows;

        Names(ContentTable table, int[] rows) {
            this.table = table;
            this.rows = rows;
        }

        @Override
        public Name get(int index) {
            return table.name(rows[index]);
        }

        @Override
        public int size() {
            return rows.length;
        }
    }
}
