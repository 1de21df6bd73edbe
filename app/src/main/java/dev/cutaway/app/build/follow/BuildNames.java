package dev.cutaway.app.build.follow;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildRecord;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** What builds are called. */
public final class BuildNames {

    private BuildNames() {}

    /** The first tag; without one the folder it was built from, or its id. */
    public static String of(BuildRecord record) {
        Optional<String> tag = record.tags().stream().findFirst().map(ImageReference::familiar);
        return tag.or(() -> record.folder().map(path -> String.valueOf(path.getFileName()))).orElse(record.id());
    }

    /** The Dockerfile on this machine; empty where it came from elsewhere. */
    public static Optional<Path> dockerfile(BuildRecord record) {
        try {
            return record.folder().map(folder -> folder.resolve(record.dockerfile()).normalize());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
