package dev.cutaway.app.samples;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import dev.cutaway.resources.SampleFiles;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A sample that is made by a recipe.
 *
 * @param folder where its file goes
 */
record RecipeSample(String id, String titleKey, String teachesKey, int layers, long bytes,
        Path folder) implements Sample {

    @Override
    public Path materialize(Progress progress) throws IOException {
        List<String> lines = SampleFiles.lines(id + "/recipe");
        Recipe recipe = RecipeReader.read(lines);
        // What an older version of the app left is not taken for this one.
        Path file = folder.resolve(id + "-" + fingerprint(lines, recipe) + ".tar");
        if (Files.isRegularFile(file) && Files.size(file) == bytes) {
            return file;
        }
        Files.createDirectories(folder);
        progress.total(bytes);
        Path unfinished = Files.createTempFile(folder, id, ".part");
        try {
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                SampleWriter.write(id, recipe, channel, progress);
            }
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Of the recipe and of every file that it copies in. */
    private String fingerprint(List<String> lines, Recipe recipe) throws IOException {
        var hash = Digest.newSha256();
        hash.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        for (var image : recipe.images()) {
            for (var step : image.steps()) {
                for (var effect : step.effects()) {
                    if (effect.verb() == Recipe.Verb.FILE || effect.verb() == Recipe.Verb.APPEND) {
                        hash.update(SampleFiles.bytes(id + "/" + effect.word(1)));
                    }
                }
            }
        }
        return Digest.ofSha256(hash.digest()).shortId();
    }
}
