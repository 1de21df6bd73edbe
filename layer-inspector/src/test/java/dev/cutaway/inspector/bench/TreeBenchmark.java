package dev.cutaway.inspector.bench;

import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.analysis.DiveScore;
import dev.cutaway.inspector.analysis.WasteLedger;
import dev.cutaway.inspector.analysis.WasteTable;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.layer.LayerIndexer;
import dev.cutaway.inspector.testing.TestLayer;
import dev.cutaway.inspector.tree.ImageTree;
import dev.cutaway.inspector.tree.Outline;
import dev.cutaway.inspector.tree.PathPattern;
import dev.cutaway.inspector.tree.RowFilter;
import dev.cutaway.inspector.tree.Sort;
import dev.cutaway.inspector.tree.TreeState;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Times what the file view and the waste page need of a tree of half a million files: run {@code main} with the number
 * of files and of layers, or without for 500,000 in 7. The figures of a line are the first run in this process, the
 * processor time of that run's thread, and the best of ten runs.
 */
public final class TreeBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TreeBenchmark() {}

    /**
     * Prints the figures.
     *
     * @param args files, layers, and how many of the files lie in one single folder
     */
    public static void main(String[] args) throws IOException {
        int files = args.length > 0 ? Integer.parseInt(args[0]) : 500_000;
        int layers = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        int flat = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        List<LayerIndex> indexes = indexes(files, layers, flat);
        long before = usedHeap();
        ImageTree tree = time("tree", () -> ImageTree.of(indexes));
        System.out.printf("%,d nodes in %d layers, heap %,d kB%n", tree.nodeCount(), tree.layerCount(),
                (usedHeap() - before) / 1000);
        TreeState state = time("state", () -> tree.upTo(layers - 1));
        System.out.printf("a state's heap %,d kB%n", (usedHeap() - before) / 1000);
        time("bytes by layer of the root", () -> state.bytesByLayer(0));
        time("ledger", () -> WasteLedger.of(tree));
        WasteLedger ledger = WasteLedger.of(tree);
        System.out.printf("%,d dead contents%n", ledger.dead().size());
        time("waste table", () -> WasteTable.of(ledger));
        time("dive's score", () -> DiveScore.of(tree));
        outline(tree, state);
    }

    private static void outline(ImageTree tree, TreeState state) {
        TreeState below = tree.upTo(state.layer() - 1);
        var outline = time("new outline", () -> new Outline(state));
        time("expand all", () -> {
            outline.expandAll();
            return outline.rowCount();
        });
        System.out.printf("%,d rows%n", outline.rowCount());
        time("toggle two folders", () -> {
            outline.toggle(0);
            outline.toggle(0);
            return outline;
        });
        time("other layer, unfolded", () -> {
            outline.show(below, Outline.Mode.UP_TO_HERE);
            outline.show(state, Outline.Mode.UP_TO_HERE);
            return outline;
        });
        time("only this layer", () -> {
            outline.show(state, Outline.Mode.ONLY_THIS_LAYER);
            outline.show(state, Outline.Mode.UP_TO_HERE);
            return outline;
        });
        time("sort by size and back", () -> {
            outline.sort(Sort.LARGEST_FIRST);
            outline.sort(Sort.BY_NAME);
            return outline;
        });
        time("filter by name", () -> {
            outline.filter(RowFilter.ALL.withPattern(PathPattern.parse("file-12")));
            return outline;
        });
        time("filter by path", () -> {
            outline.filter(RowFilter.ALL.withPattern(PathPattern.parse("/file-.*7\\.txt$/")));
            return outline;
        });
    }

    private static <T> T time(String what, Supplier<T> work) {
        long cpuStart = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        T result = work.get();
        long first = System.nanoTime() - start;
        long cpu = THREADS.getCurrentThreadCpuTime() - cpuStart;
        long best = first;
        for (int run = 1; run < 10; run++) {
            start = System.nanoTime();
            result = work.get();
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("%-30s %8.1f ms %8.1f ms %8.1f ms%n", what, first / 1e6, cpu / 1e6, best / 1e6);
        return result;
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static List<LayerIndex> indexes(int files, int layers, int flat) throws IOException {
        List<LayerIndex> indexes = new ArrayList<>();
        var random = new Random(1);
        int perLayer = files / layers;
        for (int number = 0; number < layers; number++) {
            var layer = new TestLayer();
            for (int i = 0; i < perLayer; i++) {
                int file = number * perLayer + i;
                String path = file < flat ? "flat/file-" + file + ".txt" : folder(file / 80) + "/file-" + file + ".txt";
                layer.file(path, new byte[random.nextInt(40)]);
            }
            // One file in twenty of a lower layer is changed, one in twenty deleted.
            for (int i = 0; number > 0 && i < perLayer / 10; i++) {
                int file = random.nextInt(number * perLayer);
                String path = file < flat ? "flat/file-" + file + ".txt" : folder(file / 80) + "/file-" + file + ".txt";
                if (i % 2 == 0) {
                    layer.file(path, new byte[random.nextInt(40)]);
                } else {
                    layer.whiteout(path);
                }
            }
            byte[] tar = layer.toBytes();
            var source = new LayerIndexer.Source(Place.of("layer " + number), Compression.NONE, tar.length, null, null);
            indexes.add(new LayerIndexer(Limits.DEFAULT).index(source, new ByteArrayInputStream(tar), Progress.NONE));
        }
        return indexes;
    }

    private static String folder(int number) {
        return "usr/share/part-" + number % 10 + "/section-" + number / 10 % 40 + "/folder-" + number;
    }
}
