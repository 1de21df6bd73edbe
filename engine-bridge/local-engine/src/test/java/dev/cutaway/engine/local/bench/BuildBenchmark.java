package dev.cutaway.engine.local.bench;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.build.Builds;
import dev.cutaway.engine.local.build.step.Workshop;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.inspector.Limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures a rebuild that finds everything in the cache, in one process: {@code BuildBenchmark FOLDER [RUNS]}. Prints
 * {@code work TAB milliseconds}.
 */
final class BuildBenchmark {

    private static final int STEPS = 19;

    private BuildBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        Path context = Files.createDirectories(folder.resolve("context"));
        var dockerfile = new StringBuilder("FROM scratch\n");
        for (int step = 0; step < STEPS; step++) {
            Files.writeString(context.resolve("f" + step), "file " + step);
            dockerfile.append(step % 2 == 0 ? "COPY f" + step + " /\n" : "ENV A" + step + "=1\n");
        }
        Files.writeString(context.resolve("Dockerfile"), dockerfile);
        StoreFolder store = StoreFolder.prepare(folder.resolve("store"));
        var blobs = new BlobStore(store);
        try (var catalog = Catalog.open(store, blobs)) {
            var builds = new Builds(Workshop.of(store, blobs, catalog, Limits.DEFAULT), new Events());
            var request = BuildRequest.of(new BuildSource.Folder(context), ImageReference.parse("bench:1"));
            builds.build(request, _ -> {
            });
            for (int run = 0; run < runs; run++) {
                long start = System.nanoTime();
                builds.build(request, _ -> {
                });
                tell("20 steps, nothing changed\t" + (System.nanoTime() - start) / 1e6);
            }
        }
    }

    @SuppressWarnings("SystemOut") // A program whose output is what it is for.
    private static void tell(String line) {
        System.out.println(line);
    }
}
