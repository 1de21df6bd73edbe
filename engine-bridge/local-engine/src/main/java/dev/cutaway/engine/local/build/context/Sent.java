package dev.cutaway.engine.local.build.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.dockerfile.ignore.IgnoreFile;
import dev.cutaway.engine.local.fetch.GitTar;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Which files of a folder are sent as the context: the Dockerfile and {@code .dockerignore} even where they are ignored.
 */
record Sent(String dockerfile, IgnoreFile ignore) implements GitTar.Choice {

    private static final String IGNORE = ".dockerignore";

    /** Reads small files of the folder; null for those that are not there. */
    interface Reader {
        byte @Nullable [] read(String path) throws IOException;
    }

    /** The choice that the folder itself asks for: a Dockerfile may have an ignore file of its own. */
    static Sent of(String dockerfile, Reader reader) throws IOException {
        byte[] own = reader.read(dockerfile + IGNORE);
        byte[] text = own == null ? reader.read(IGNORE) : own;
        return new Sent(dockerfile, text == null ? IgnoreFile.NONE : IgnoreFile.parse(new String(text, UTF_8)));
    }

    @Override
    public boolean takes(String path) {
        return path.equals(dockerfile) || path.equals(IGNORE) || !ignore.ignores(path);
    }

    @Override
    public boolean looksInto(String path) {
        return ignore.mayKeepBelow(path) || dockerfile.startsWith(path + "/");
    }
}
