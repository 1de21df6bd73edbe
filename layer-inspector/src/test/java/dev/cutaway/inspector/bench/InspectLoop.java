package dev.cutaway.inspector.bench;

import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.image.ImageInspector;

import java.io.IOException;
import java.nio.file.Path;

/** In a Java of its own: reads an image again and again, nothing remembered, and prints each time. */
final class InspectLoop {

    private InspectLoop() {}

    /** @param arguments the image; how many rounds go first unseen; how many are printed */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        int unseen = Integer.parseInt(arguments[1]);
        int rounds = unseen + Integer.parseInt(arguments[2]);
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            inspect(file);
            if (i >= unseen) {
                System.out.println("index " + (System.nanoTime() - start) / 1e6);
            }
        }
    }

    private static void inspect(Path file) throws IOException {
        try (var archive = ImageArchive.open(file, Limits.DEFAULT, Progress.NONE)) {
            var image = new ImageInspector(null, Limits.DEFAULT).inspect(archive.images().getFirst(), Progress.NONE);
            var top = image.tree().upTo(image.layers().size() - 1);
            if (top.bytes(0) < 0) {
                throw new IllegalStateException("no tree");
            }
        }
    }
}
