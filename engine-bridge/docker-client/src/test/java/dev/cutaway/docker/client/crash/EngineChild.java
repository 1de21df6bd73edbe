package dev.cutaway.docker.client.crash;

import dev.cutaway.docker.server.DockerServer;
import dev.cutaway.engine.local.EngineOptions;
import dev.cutaway.engine.local.LocalEngine;

import java.io.IOException;
import java.nio.file.Path;

/** The engine in a process of its own, which can be killed. */
final class EngineChild {

    private EngineChild() {}

    /** @param arguments folder of the store, socket */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LocalEngine engine = LocalEngine.open(Path.of(arguments[0]), EngineOptions.DEFAULT);
        DockerServer.start(engine, Path.of(arguments[1]));
        Thread.currentThread().join();
    }
}
