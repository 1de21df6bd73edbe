package dev.cutaway.engine.local.bench;

import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.local.EngineOptions;
import dev.cutaway.engine.local.LocalEngine;
import dev.cutaway.engine.local.TestStore;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long a store of many images takes to open, list and plan. Arguments: an empty folder, images, layers of each.
 * Prints {@code work TAB milliseconds}. */
public final class StoreBenchmark {

    private static final int SHARED_LAYERS = 5;
    private static final int RUNS = 7;

    private final PrintStream out;

    private StoreBenchmark(PrintStream out) {
        this.out = out;
    }

    private interface Step<T> {

        T run() throws IOException;
    }

    /** Runs. */
    public static void main(String[] arguments) throws IOException {
        var benchmark = new StoreBenchmark(new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out)));
        Path folder = Path.of(arguments[0]);
        benchmark.fill(folder, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        benchmark.measure(folder);
    }

    private void fill(Path folder, int images, int layers) throws IOException {
        try (var store = new TestStore(folder)) {
            timed("add " + images + " images of " + layers + " layers", () -> {
                for (int image = 0; image < images; image++) {
                    var names = new ArrayList<String>();
                    for (int layer = 0; layer < layers; layer++) {
                        names.add("layer " + (layer < SHARED_LAYERS ? 0 : image) + " " + layer);
                    }
                    store.add("2026-01-01T00:00:00Z", Map.of("number", "" + image), names, "lab/image" + image + ":1");
                }
                return images;
            });
        }
    }

    private void measure(Path folder) throws IOException {
        for (int run = 0; run < RUNS; run++) {
            LocalEngine engine = timed("open", () -> LocalEngine.open(folder, EngineOptions.DEFAULT));
            try (engine) {
                var store = engine.store().orElseThrow();
                timed("list", () -> engine.images().list(ImageQuery.DEFAULT));
                timed("list with shared sizes", () -> engine.images().list(ImageQuery.EVERYTHING));
                timed("planPrune of all", () -> store.planPrune(Filters.of("dangling", "false")));
                timed("planRemoval of one", () -> store.planRemoval(List.of("lab/image7:1")));
                timed("pin", () -> {
                    store.pin("lab/image7:1", true);
                    return folder;
                });
                timed("diskUsage", () -> engine.system().diskUsage());
                timed("usage", store::usage);
            }
        }
        try (LocalEngine engine = LocalEngine.open(folder, EngineOptions.DEFAULT)) {
            timed("prune of all", () -> engine.images().prune(Filters.of("dangling", "false")));
            timed("emptyTrash", () -> engine.store().orElseThrow().emptyTrash(List.of()));
        }
    }

    private <T> T timed(String what, Step<T> step) throws IOException {
        long start = System.nanoTime();
        T result = step.run();
        out.println(what + "\t" + (System.nanoTime() - start) / 1e6);
        return result;
    }
}
