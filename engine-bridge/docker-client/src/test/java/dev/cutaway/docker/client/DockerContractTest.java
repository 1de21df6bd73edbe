package dev.cutaway.docker.client;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.testing.EngineContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract with a real Docker, where there is one. */
class DockerContractTest extends EngineContract {

    private static PeerEngine peer;

    @BeforeAll
    static void start() throws Exception {
        peer = PeerEngine.docker();
    }

    @AfterAll
    static void end() throws Exception {
        if (peer != null) {
            peer.close();
        }
    }

    @Override
    protected Engine engine() {
        return peer.engine();
    }
}
