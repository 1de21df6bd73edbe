package dev.cutaway.inspector.bench;

import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.image.IndexCache;
import dev.cutaway.inspector.tree.Outline;
import dev.cutaway.inspector.tree.TreeState;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * In a Java of its own: opens an image whose indexes are in the cache, up to the first rows of its files; then goes from
 * layer to layer. What a person waits for, but for drawing.
 */
final class ReopenLoop {

    private static final int ROWS = 50;

    private ReopenLoop() {}

    /** @param arguments the image; the cache's folder; how many times */
    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[2]);
        for (int i = 0; i < rounds; i++) {
            round(Path.of(arguments[0]), Path.of(arguments[1]), i == 0 ? "first" : "again");
        }
    }

    private static void round(Path file, Path cache, String word) throws IOException {
        long start = System.nanoTime();
        try (var archive = ImageArchive.open(file, Limits.DEFAULT, Progress.NONE)) {
            var inspector = new ImageInspector(new IndexCache(cache), Limits.DEFAULT);
            var image = inspector.inspect(archive.images().getFirst(), Progress.NONE);
            int top = image.layers().size() - 1;
            TreeState state = image.tree().upTo(top);
            var outline = new Outline(state);
            int seen = rows(outline, state);
            System.out.println(word + " " + (System.nanoTime() - start) / 1e6);
            for (int layer = top - 1; layer >= 0; layer--) {
                long turn = System.nanoTime();
                TreeState below = image.tree().upTo(layer);
                outline.show(below, Outline.Mode.UP_TO_HERE);
                seen += rows(outline, below);
                System.out.println(word + "-layer " + (System.nanoTime() - turn) / 1e6);
            }
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            System.out.println("heap " + used / 1e6);
            System.out.println("nodes " + image.tree().nodeCount());
            if (seen == 0) {
                throw new IllegalStateException("no rows");
            }
        }
    }

    /** Reads what the first rows show. */
    private static int rows(Outline outline, TreeState state) {
        int count = Math.min(ROWS, outline.rowCount());
        int length = 0;
        for (int row = 0; row < count; row++) {
            int node = outline.node(row);
            length += state.tree().name(node).length() + (int) Math.min(state.bytes(node), 1);
        }
        return length;
    }
}
