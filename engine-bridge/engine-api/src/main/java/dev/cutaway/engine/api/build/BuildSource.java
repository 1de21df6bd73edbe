package dev.cutaway.engine.api.build;

import java.io.InputStream;
import java.nio.file.Path;

/** Where the files of a build come from: its context. */
public sealed interface BuildSource {

    /** A folder of this machine; what its {@code .dockerignore} names stays out. */
    record Folder(Path path) implements BuildSource {}

    /** A tar, plain or compressed; read once to its end, not closed. */
    record Tar(InputStream tar) implements BuildSource {}

    /**
     * A git repository, a tar or a Dockerfile that is fetched.
     *
     * @param address as a person writes it: {@code https://…/x.git#ref:folder}, {@code git@host:path}, which is no URI
     */
    record Remote(String address) implements BuildSource {}

    /** No files at all. */
    record Nothing() implements BuildSource {}
}
