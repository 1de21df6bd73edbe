package dev.cutaway.docker.client;

import dev.cutaway.docker.server.DockerServer;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.testing.BuildHistoryContract;
import dev.cutaway.engine.local.EngineOptions;
import dev.cutaway.engine.local.LocalEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The history of builds of the bundled engine as the app and every Docker client reach it. */
class BundledBuildHistoryContractTest extends BuildHistoryContract {

    @TempDir
    Path sockets;

    @TempDir
    Path store;

    private LocalEngine local;
    private DockerServer server;
    private DockerEngine engine;

    @Override
    protected Engine engine() throws Exception {
        if (engine == null) {
            local = LocalEngine.open(store, EngineOptions.DEFAULT);
            server = DockerServer.start(local, sockets.resolve("engine.sock"));
            engine = DockerEngine.connect(server.socket());
        }
        return engine;
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
        server.close();
        local.close();
    }
}
