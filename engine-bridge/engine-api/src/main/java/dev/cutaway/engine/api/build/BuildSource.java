package dev.cutaway.engine.api.build;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;

/** Where the files of a build come from: its context. */
public sealed interface BuildSource {

    /** A folder of this machine; what its {@code .dockerignore} names stays out. */
    record Folder(Path path) implements BuildSource {}

    /** A tar, plain or compressed; read once to its end, not closed. */
    record Tar(InputStream tar) implements BuildSource {}

    /** A git repository ({@code https://…/x.git#ref:folder}), a tar or a Dockerfile that is fetched. */
    record Remote(URI uri) implements BuildSource {}

    /** No files at all. */
    record Nothing() implements BuildSource {}
}
