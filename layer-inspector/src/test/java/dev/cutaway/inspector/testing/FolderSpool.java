package dev.cutaway.inspector.testing;

import dev.cutaway.inspector.archive.Spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a stream's files in a folder, by number. */
public final class FolderSpool implements Spool {

    private final Path folder;
    private int count;

    private FolderSpool(Path folder) {
        this.folder = folder;
    }

    /** @param folder is there */
    public static FolderSpool in(Path folder) {
        return new FolderSpool(folder);
    }

    @Override
    public SpoolFile create(String entry, long bytes) throws IOException {
        Path path = folder.resolve(String.valueOf(count++));
        OutputStream out = Files.newOutputStream(path);
        return new SpoolFile() {
            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                out.write(from, offset, length);
            }

            @Override
            public void close() throws IOException {
                out.close();
            }

            @Override
            public Path path() {
                return path;
            }
        };
    }
}
