package dev.cutaway.docker.client;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.testing.EngineContract;
import dev.cutaway.engine.api.testing.LawfulDifference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.util.EnumSet;
import java.util.Set;

/** The contract with a real Podman, where there is one. */
class PodmanContractTest extends EngineContract {

    private static PeerEngine peer;

    @BeforeAll
    static void start() throws Exception {
        peer = PeerEngine.podman();
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

    @Override
    protected Set<LawfulDifference> differences() {
        return EnumSet.allOf(LawfulDifference.class);
    }
}
