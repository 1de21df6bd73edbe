package dev.cutaway.app.build.order;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Something that steps may read but that gets into no image. Only where it lies is known here; it is read when a build
 * begins, and kept nowhere.
 */
public sealed interface Secret {

    /** What {@code RUN --mount=type=secret,id=…} calls it. */
    String id();

    /**
     * A file's bytes.
     *
     * @param path where it is: absolute, in the user's own folder ({@code ~/}), or in the context
     */
    record File(String id, Path path) implements Secret {}

    /**
     * An environment variable's value.
     *
     * @param variable its name
     */
    record Variable(String id, String variable) implements Secret {}

    /** Bytes of the largest that is read, as Docker has it. */
    int LARGEST = 500 * 1024;

    /**
     * Its bytes. Blocks.
     *
     * @param context the folder that a relative path begins in
     * @throws IOException when it is not there, or larger than {@link #LARGEST}
     */
    default byte[] read(Map<String, String> environment, Path context) throws IOException {
        return switch (this) {
            case File(String _, Path path) -> read(place(path, context));
            case Variable(String _, String variable) -> {
                String value = environment.get(variable);
                if (value == null) {
                    throw new NoSuchFileException("$" + variable);
                }
                yield value.getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    private static Path place(Path path, Path context) {
        return path.startsWith("~")
                ? Path.of(System.getProperty("user.home", "/")).resolve(Path.of("~").relativize(path))
                : context.resolve(path);
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new FileSystemException(file.toString(), null, "larger than 500 kB: no secret");
            }
            return bytes;
        }
    }
}
