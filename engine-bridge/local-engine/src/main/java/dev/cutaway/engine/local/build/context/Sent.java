package dev.cutaway.engine.local.build.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.dockerfile.ignore.IgnoreFile;
import dev.cutaway.engine.local.fetch.GitTar;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which files of a folder are sent as the context: the Dockerfile and the files that say what is ignored even where they
 * are ignored themselves, since they are read.
 */
public record Sent(String dockerfile, IgnoreFile ignore) implements GitTar.Choice {

    private static final String IGNORE = ".dockerignore";

    /** Reads small files of the folder; null for those that are not there. */
    @FunctionalInterface
    public interface Reader {
        byte @Nullable [] read(String path) throws IOException;
    }

    /** The choice that the folder itself asks for: a Dockerfile may have an ignore file of its own. */
    public static Sent of(String dockerfile, Reader reader) throws IOException {
        byte[] own = reader.read(dockerfile + IGNORE);
        byte[] text = own == null ? reader.read(IGNORE) : own;
        return new Sent(dockerfile, text == null ? IgnoreFile.NONE : IgnoreFile.parse(new String(text, UTF_8)));
    }

    /** What is sent to be read, but is not to be copied. */
    public List<String> hidden() {
        return read().filter(ignore::ignores).toList();
    }

    private Stream<String> read() {
        return Stream.of(IGNORE, dockerfile, dockerfile + IGNORE);
    }

    @Override
    public boolean takes(String path) {
        return read().anyMatch(path::equals) || !ignore.ignores(path);
    }

    @Override
    public boolean looksInto(String path) {
        return ignore.mayKeepBelow(path) || dockerfile.startsWith(path + "/");
    }
}
