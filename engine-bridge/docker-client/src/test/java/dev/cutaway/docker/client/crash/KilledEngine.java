package dev.cutaway.docker.client.crash;

import dev.cutaway.docker.client.DockerEngine;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** One life of an engine: started, used, killed. */
final class KilledEngine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final Path socket;

    KilledEngine(Path data, Path socket, Path log) throws IOException {
        this.log = log;
        this.socket = socket;
        process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), EngineChild.class.getName(), data.toString(),
                socket.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** A client of it; waits until it answers. */
    Engine client() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return DockerEngine.connect(socket);
            } catch (EngineException e) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new IOException("the engine does not answer: " + Files.readString(log), e);
                }
                // It is still starting; there is nothing to wait on but its socket.
                process.waitFor(10, TimeUnit.MILLISECONDS);
            }
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a power cut would end it, but for what the kernel still writes. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
