package dev.cutaway.app.samples;

import dev.cutaway.inspector.Progress;
import dev.cutaway.resources.SampleFiles;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A sample that is made by a recipe.
 *
 * @param folder where its file goes
 */
record RecipeSample(String id, String titleKey, String teachesKey, long bytes, Path folder) implements Sample {

    @Override
    public Path materialize(Progress progress) throws IOException {
        // The length in the name: a file that an older version of the app left is not taken for this one.
        Path file = folder.resolve(id + "-" + bytes + ".tar");
        if (Files.isRegularFile(file) && Files.size(file) == bytes) {
            return file;
        }
        Files.createDirectories(folder);
        progress.total(bytes);
        Path unfinished = Files.createTempFile(folder, id, ".part");
        try {
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                SampleWriter.write(id, RecipeReader.read(SampleFiles.lines(id + "/recipe")), channel, progress);
            }
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
