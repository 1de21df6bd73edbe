package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.columns.IntSort;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.ImageTree;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The figures that the tool dive prints, worked out its way, to stand beside our ledger. It looks at the leaves of each
 * layer's own tree: what occurs at a path counts with its content bytes, everything but a regular file with 0; the
 * whiteout of a file counts 0, that of a folder what was in the folder. Of each path, {@code min} is the smallest
 * occurrence and {@code cum} the sum of all.
 *
 * @param efficiency Σ min / Σ cum over all paths; 1 where there are no bytes
 * @param wastedBytes Σ cum over the paths that occur at least twice
 * @param userWastedPercent {@code wastedBytes} as a fraction (0.05 is 5 %; it can be above 1) of the bytes in all layers
 *        but the lowest; 0 where those have none
 * @param paths the paths that occur at least twice and have bytes, the largest {@code cum} first
 */
public record DiveScore(double efficiency, long wastedBytes, double userWastedPercent, List<DivePath> paths) {

    /** Scores all layers of a tree. */
    public static DiveScore of(ImageTree tree) {
        return new Counter(tree).score();
    }

    /** Gathers the occurrences, by node. */
    private static final class Counter {

        private final ImageTree tree;
        private final int[] count;
        private final long[] cum;
        private final long[] min;

        Counter(ImageTree tree) {
            this.tree = tree;
            count = new int[tree.nodeCount()];
            cum = new long[tree.nodeCount()];
            min = new long[tree.nodeCount()];
            for (int layer = 0; layer < tree.layerCount(); layer++) {
                countLayer(layer);
            }
        }

        private void countLayer(int layer) {
            LayerIndex index = tree.layers().get(layer);
            for (int entry = 1; entry < index.treeSize(); entry++) {
                // A whiteout of what never was there has no node, and would count 0.
                int node = tree.nodeOf(layer, entry);
                if (node >= 0 && index.childCount(entry) == 0) {
                    boolean whiteout = index.kind(entry) == EntryKind.WHITEOUT;
                    long bytes = whiteout ? tree.storedBelow(node, layer - 1) : index.bytes(entry);
                    min[node] = count[node] == 0 ? bytes : Math.min(min[node], bytes);
                    cum[node] += bytes;
                    count[node]++;
                }
            }
        }

        DiveScore score() {
            long all = Arrays.stream(cum).sum();
            int[] repeated = IntStream.range(0, cum.length).filter(node -> count[node] > 1 && cum[node] > 0).toArray();
            IntSort.sort(repeated, 0, repeated.length, node -> cum[node], true);
            long wasted = Arrays.stream(repeated).mapToLong(node -> cum[node]).sum();
            long own = tree.layers().stream().skip(1).mapToLong(LayerIndex::storedBytes).sum();
            List<DivePath> paths = Arrays.stream(repeated)
                    .mapToObj(node -> new DivePath(tree.path(node), count[node], cum[node], min[node])).toList();
            return new DiveScore(all == 0 ? 1 : (double) Arrays.stream(min).sum() / all, wasted,
                    own == 0 ? 0 : (double) wasted / own, paths);
        }
    }
}
