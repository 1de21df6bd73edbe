package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.columns.IntList;
import dev.cutaway.inspector.columns.IntSort;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.Fate;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

/** Dead contents in columns, made into records when they are asked for. */
final class DeadList extends AbstractList<DeadContent> implements RandomAccess {

    /** Of contents with one size, and then one path, the lower layer comes first. */
    private static final Comparator<Tied> TIES = Comparator.comparing(Tied::path, Arrays::compareUnsigned)
            .thenComparingInt(Tied::layer).thenComparingInt(Tied::entry);

    private final List<LayerIndex> layers;
    private final IntList layer = new IntList();
    private final IntList entry = new IntList();
    private final IntList killedBy = new IntList();
    private final List<Fate> how = new ArrayList<>();
    private int[] order = new int[0];

    private record Tied(byte[] path, int layer, int entry, int row) {}

    DeadList(List<LayerIndex> layers) {
        this.layers = layers;
    }

    /** Adds one; it is seen after {@link #sort}. */
    void append(int inLayer, int asEntry, Fate fate, int killer) {
        layer.add(inLayer);
        entry.add(asEntry);
        how.add(fate);
        killedBy.add(killer);
    }

    /** The largest first, those of one size by the bytes of their paths. */
    void sort() {
        order = new int[layer.size()];
        Arrays.setAll(order, row -> row);
        IntSort.sort(order, 0, order.length, this::bytes, true);
        for (int from = 0; from < order.length;) {
            int to = from + 1;
            while (to < order.length && bytes(order[to]) == bytes(order[from])) {
                to++;
            }
            if (to - from > 1) {
                sortTies(from, to);
            }
            from = to;
        }
    }

    private void sortTies(int from, int to) {
        Tied[] ties = Arrays.stream(order, from, to)
                .mapToObj(row -> new Tied(path(row).getBytes(StandardCharsets.UTF_8), layer.get(row), entry.get(row),
                        row))
                .toArray(Tied[]::new);
        Arrays.sort(ties, TIES);
        for (int i = from; i < to; i++) {
            order[i] = ties[i - from].row;
        }
    }

    private long bytes(int row) {
        return layers.get(layer.get(row)).bytes(entry.get(row));
    }

    private String path(int row) {
        return layers.get(layer.get(row)).path(entry.get(row));
    }

    @Override
    public DeadContent get(int place) {
        int row = order[place];
        return new DeadContent(path(row), bytes(row), layer.get(row), killedBy.get(row), how.get(row), entry.get(row));
    }

    @Override
    public int size() {
        return order.length;
    }
}
