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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures load and save in one process: {@code TransferBenchmark FOLDER [RUNS [SCALE]]}. A load counts until the disk
 * has all of it; a save is written to a file, without waiting for the disk, as {@code cp} does. Prints
 * {@code work TAB milliseconds}.
 */
final class TransferBenchmark {

    /** Something to measure. */
    private interface Work {
        void run() throws IOException;
    }

    private final Path folder;
    private final int rounds;
    private final double scale;

    private TransferBenchmark(Path folder, int rounds, double scale) {
        this.folder = folder;
        this.rounds = rounds;
        this.scale = scale;
    }

    public static void main(String[] arguments) throws IOException {
        var benchmark = new TransferBenchmark(Files.createDirectories(Path.of(arguments[0])),
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3,
                arguments.length > 2 ? Double.parseDouble(arguments[2]) : 1);
        benchmark.run(BlobForm.PLAIN);
        benchmark.run(BlobForm.GZIP);
    }

    private void run(BlobForm form) throws IOException {
        Path image = folder.resolve("image-" + form + ".tar");
        Shape.MIXED.write(image, form, scale);
        String layers = form == BlobForm.PLAIN ? ", plain layers" : ", gzip layers";
        measure("load" + layers, () -> withStore(true, transfers -> load(transfers, image)));
        measure("load, present" + layers, () -> withStore(false, transfers -> load(transfers, image)));
        if (form == BlobForm.PLAIN) {
            save("save as docker-archive", SaveOptions.DEFAULT);
            save("save as OCI, plain", new SaveOptions(Form.OCI_ARCHIVE, Compression.NONE));
            save("save as OCI, zstd", new SaveOptions(Form.OCI_ARCHIVE, Compression.ZSTD));
            save("save as OCI, gzip", new SaveOptions(Form.OCI_ARCHIVE, Compression.GZIP));
        } else {
            save("save as OCI, as stored", new SaveOptions(Form.OCI_ARCHIVE, Compression.AS_STORED));
        }
        String name = name();
        measure("flatten" + layers, () -> withStore(false, transfers -> transfers.flatten(name, null, Progress.NONE)));
        delete(folder.resolve("store"));
        Files.delete(image);
    }

    private String name() throws IOException {
        try (var catalog = Catalog.open(StoreFolder.prepare(folder.resolve("store")),
                new BlobStore(StoreFolder.prepare(folder.resolve("store"))))) {
            return catalog.snapshot().images().getFirst().id().toString();
        }
    }

    private void save(String what, SaveOptions options) throws IOException {
        Path file = folder.resolve("saved.tar");
        String name = name();
        measure(what, () -> withStore(false, transfers -> {
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

    private void measure(String what, Work work) throws IOException {
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            work.run();
            tell(what + "\t" + (System.nanoTime() - start) / 1e6);
        }
    }

    @SuppressWarnings("SystemOut") // A program whose output is what it is for.
    private static void tell(String line) {
        System.out.println(line);
    }
}
