package dev.cutaway.docker.client;

import dev.cutaway.docker.server.DockerServer;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.testing.EngineContract;
import dev.cutaway.engine.api.testing.FakeEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The contract through the client, a real socket and the server. */
class OwnEngineContractTest extends EngineContract {

    @TempDir
    Path sockets;

    private DockerServer server;
    private DockerEngine engine;

    @Override
    protected Engine engine() throws Exception {
        if (engine == null) {
            server = DockerServer.start(new FakeEngine(), sockets.resolve("engine.sock"));
            engine = DockerEngine.connect(server.socket());
        }
        return engine;
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
        server.close();
    }
}
