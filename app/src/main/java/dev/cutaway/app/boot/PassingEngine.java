package dev.cutaway.app.boot;

import dev.cutaway.app.engines.EngineDirectory;
import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.engines.EngineEntry.Kind;
import dev.cutaway.docker.client.DockerEngine;
import dev.cutaway.docker.server.DockerServer;
import dev.cutaway.engine.local.EngineOptions;
import dev.cutaway.engine.local.LocalEngine;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * An engine in this process, with store and socket in a folder that goes when it is closed. Nobody else knows of it, and
 * it touches nothing of the user's. The window reaches it through its socket, as it does the real one.
 */
final class PassingEngine implements AutoCloseable {

    private final Path folder;
    private final LocalEngine engine;
    private final DockerServer server;

    private PassingEngine(Path folder, LocalEngine engine, DockerServer server) {
        this.folder = folder;
        this.engine = engine;
        this.server = server;
    }

    /** Starts one that keeps nothing yet. */
    static PassingEngine start() throws IOException {
        Path folder = Files.createTempDirectory("cutaway-engine");
        try {
            LocalEngine engine = LocalEngine.open(folder.resolve("store"), EngineOptions.DEFAULT);
            try {
                return new PassingEngine(folder, engine, DockerServer.start(engine, socket(folder)));
            } catch (IOException | RuntimeException e) {
                engine.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private static Path socket(Path folder) {
        return folder.resolve("socket/engine.sock");
    }

    /** Goes with it. */
    Path folder() {
        return folder;
    }

    /** A client of it. */
    DockerEngine connect() throws IOException {
        return DockerEngine.connect(socket(folder));
    }

    /** The only engine a window with it knows. */
    EngineDirectory directory() {
        return () -> List.of(new EngineEntry("bundled", Kind.BUNDLED, "", socket(folder).toString(), "",
                this::connect));
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
            engine.close();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
