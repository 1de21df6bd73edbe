package dev.cutaway.app.build.order;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
     * @param path where it is
     */
    record File(String id, Path path) implements Secret {}

    /**
     * An environment variable's value.
     *
     * @param variable its name
     */
    record Variable(String id, String variable) implements Secret {}

    /**
     * Its bytes. Blocks.
     *
     * @throws IOException when it is not there
     */
    default byte[] read(Map<String, String> environment) throws IOException {
        return switch (this) {
            case File(String _, Path path) -> Files.readAllBytes(path);
            case Variable(String _, String variable) -> {
                String value = environment.get(variable);
                if (value == null) {
                    throw new NoSuchFileException("$" + variable);
                }
                yield value.getBytes(StandardCharsets.UTF_8);
            }
        };
    }
}
