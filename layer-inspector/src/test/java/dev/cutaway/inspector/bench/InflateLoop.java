package dev.cutaway.inspector.bench;

import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.archive.LayerBlob;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** In a Java of its own: only inflates the gzip layers of an image, on all cores, with the JDK's own inflater. */
final class InflateLoop {

    private InflateLoop() {}

    /** @param arguments the image; how many rounds go first unseen; how many are printed */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, ExecutionException {
        int unseen = Integer.parseInt(arguments[1]);
        int rounds = unseen + Integer.parseInt(arguments[2]);
        try (var archive = ImageArchive.open(Path.of(arguments[0]), Limits.DEFAULT, Progress.NONE)) {
            var layers = archive.images().getFirst().layers().stream().sorted(
                    Comparator.comparingLong(LayerBlob::blobBytes).reversed()).toList();
            for (int i = 0; i < rounds; i++) {
                long start = System.nanoTime();
                try (var cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
                    for (var done : cores.invokeAll(layers.stream().map(InflateLoop::inflate).toList())) {
                        done.get();
                    }
                }
                if (i >= unseen) {
                    System.out.println("inflate " + (System.nanoTime() - start) / 1e6);
                }
            }
        }
    }

    private static Callable<Long> inflate(LayerBlob layer) {
        return () -> {
            try (var in = new GZIPInputStream(layer.open(), 1 << 16)) {
                return in.transferTo(OutputStream.nullOutputStream());
            }
        };
    }
}
