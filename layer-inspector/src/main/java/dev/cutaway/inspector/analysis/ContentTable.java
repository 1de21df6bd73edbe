package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.analysis.Duplicates.Group;
import dev.cutaway.inspector.analysis.Duplicates.Name;
import dev.cutaway.inspector.layer.LayerIndex;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

/** Collects names of contents in primitive columns and brings equal contents together by sorting. */
final class ContentTable {

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
        var groups = new ArrayList<Found>();
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
        groups.sort(Comparator.<Found>comparingLong(found -> found.group.wastedBytes())
                .reversed()
                .thenComparingInt(Found::row));
        return groups.stream().map(Found::group).toList();
    }

    /** Rows whose digests start alike are nearly always equal; those that are not go into groups of their own. */
    private void split(int from, int to, List<Found> groups) {
        var rest = new int[to - from];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (int) (keys[from + i] & ROW_MASK);
        }
        int left = rest.length;
        while (left > 1) {
            int first = rest[0];
            int equal = 0;
            int others = 0;
            var names = new int[left];
            for (int i = 0; i < left; i++) {
                if (same(first, rest[i])) {
                    names[equal++] = rest[i];
                } else {
                    rest[others++] = rest[i];
                }
            }
            addGroup(Arrays.copyOf(names, equal), groups);
            left = others;
        }
    }

    private void addGroup(int[] names, List<Found> groups) {
        int copies = copies(names);
        LayerIndex layer = layers.get(rows[4 * names[0]]);
        int entry = rows[4 * names[0] + 1];
        byte[] digest = copies < 2 ? null : layer.contentDigest(entry);
        if (digest != null) {
            var group = new Group(Digest.ofSha256(digest), layer.bytes(entry), copies, new Names(this, names));
            groups.add(new Found(group, names[0]));
        }
    }

    /** How many different entries carry what the names show. */
    private int copies(int[] names) {
        var contents = new long[names.length];
        for (int i = 0; i < names.length; i++) {
            contents[i] = ((long) rows[4 * names[i]] << Integer.SIZE) | rows[4 * names[i] + 1];
        }
        Arrays.sort(contents);
        int copies = 1;
        for (int i = 1; i < contents.length; i++) {
            copies += contents[i] == contents[i - 1] ? 0 : 1;
        }
        return copies;
    }

    Name name(int row) {
        int at = 4 * row;
        return new Name(rows[at], rows[at + 1], layers.get(rows[at + 2]).path(rows[at + 3]));
    }

    private boolean same(int row, int other) {
        return layers.get(rows[4 * row])
                .sameContent(rows[4 * row + 1], layers.get(rows[4 * other]), rows[4 * other + 1]);
    }

    /** A group, and its first row: rows are in the order of layers and paths, which breaks ties. */
    private record Found(Group group, int row) {}

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
