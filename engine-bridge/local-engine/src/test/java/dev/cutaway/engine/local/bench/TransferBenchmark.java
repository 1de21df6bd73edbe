package dev.cutaway.engine.local.bench;

import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.engine.api.image.SaveOptions.Compression;
import dev.cutaway.engine.api.image.SaveOptions.Form;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.engine.local.transfer.StoreTransfers;
import dev.cutaway.engine.local.transfer.Transfers;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.bench.Shape;
import dev.cutaway.inspector.testing.BlobForm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures load and save of an image of a gigabyte: {@code TransferBenchmark FOLDER [ROUNDS]}. A load counts until the
 * disk has all of it; a save is written to a file, without waiting for the disk, as {@code cp} does. Prints the median.
 */
final class TransferBenchmark {

    /** Something to measure. */
    private interface Work {
        void run() throws IOException;
    }

    private final Path folder;
    private final int rounds;

    private TransferBenchmark(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException {
        var benchmark = new TransferBenchmark(Files.createDirectories(Path.of(arguments[0])),
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3);
        benchmark.run(BlobForm.PLAIN);
        benchmark.run(BlobForm.GZIP);
    }

    private void run(BlobForm form) throws IOException {
        Path image = folder.resolve("image-" + form + ".tar");
        Shape.MIXED.write(image, form, 1);
        long bytes = Files.size(image);
        tell("%s: %s, %,d bytes".formatted(form, Shape.MIXED.description(), bytes));
        measure("load", bytes, () -> withStore(true, transfers -> load(transfers, image)));
        measure("load, present", bytes, () -> withStore(false, transfers -> load(transfers, image)));
        if (form == BlobForm.PLAIN) {
            save(bytes, "save", SaveOptions.DEFAULT);
            save(bytes, "save as OCI, plain", new SaveOptions(Form.OCI_ARCHIVE, Compression.NONE));
            save(bytes, "save as OCI, zstd", new SaveOptions(Form.OCI_ARCHIVE, Compression.ZSTD));
            save(bytes, "save as OCI, gzip", new SaveOptions(Form.OCI_ARCHIVE, Compression.GZIP));
        } else {
            save(bytes, "save as OCI, as stored", new SaveOptions(Form.OCI_ARCHIVE, Compression.AS_STORED));
        }
        String name = name();
        measure("flatten", bytes, () -> withStore(false, transfers -> transfers.flatten(name, null, Progress.NONE)));
        delete(folder.resolve("store"));
        Files.delete(image);
    }

    private String name() throws IOException {
        try (var catalog = Catalog.open(StoreFolder.prepare(folder.resolve("store")),
                new BlobStore(StoreFolder.prepare(folder.resolve("store"))))) {
            return catalog.snapshot().images().getFirst().id().toString();
        }
    }

    private void save(long bytes, String what, SaveOptions options) throws IOException {
        Path file = folder.resolve("saved.tar");
        String name = name();
        measure(what, bytes, () -> withStore(false, transfers -> {
            try (OutputStream out = Files.newOutputStream(file)) {
                transfers.save(List.of(name), options, out, Progress.NONE);
            }
        }));
        Files.delete(file);
    }

    private static void load(Transfers transfers, Path image) throws IOException {
        try (InputStream in = Files.newInputStream(image)) {
            transfers.load(in, _ -> {
            });
        }
    }

    /** Something done with a store. */
    private interface Use {
        void with(Transfers transfers) throws IOException;
    }

    private void withStore(boolean fresh, Use use) throws IOException {
        Path data = folder.resolve("store");
        if (fresh) {
            delete(data);
        }
        StoreFolder store = StoreFolder.prepare(data);
        var blobs = new BlobStore(store);
        try (var catalog = Catalog.open(store, blobs)) {
            use.with(new StoreTransfers(store, blobs, catalog, new Events(), "bench", Limits.DEFAULT));
        }
    }

    private static void delete(Path data) throws IOException {
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            try (var parent = FileChannel.open(data.getParent(), StandardOpenOption.READ)) {
                parent.force(true);
            }
        }
    }

    private void measure(String what, long bytes, Work work) throws IOException {
        double[] seconds = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            work.run();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        double median = seconds[rounds / 2];
        tell("  %-24s %6.2f s  %6.0f MB/s  (%.2f to %.2f s)".formatted(what, median, bytes / 1e6 / median, seconds[0],
                seconds[rounds - 1]));
    }

    @SuppressWarnings("SystemOut") // A program whose output is what it is for.
    private static void tell(String line) {
        System.out.println(String.format(Locale.ROOT, "%s", line));
    }
}
