package dev.cutaway.inspector.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keeps a folder of files that can be made again from growing without end: those not used for longest go first. */
final class OldFiles {

    private record Seen(Path path, long bytes, FileTime used) {}

    private OldFiles() {}

    /** Says that a file was used just now. */
    static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    /** Deletes files of {@code folder}, longest unused first, until the rest has at most {@code most} bytes. */
    static void trim(Path folder, long most) throws IOException {
        List<Seen> files = look(folder);
        long sum = files.stream().mapToLong(Seen::bytes).sum();
        files.sort(Comparator.comparing(Seen::used));
        for (Seen file : files) {
            if (sum <= most) {
                return;
            }
            Files.deleteIfExists(file.path);
            sum -= file.bytes;
        }
    }

    private static List<Seen> look(Path folder) throws IOException {
        List<Seen> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                try {
                    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                    files.add(new Seen(path, attributes.size(), attributes.lastModifiedTime()));
                } catch (NoSuchFileException _) {
                    // Another Cutaway trims the same folder, or finished writing.
                }
            }
        }
        return files;
    }
}
