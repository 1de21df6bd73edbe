package dev.cutaway.docker.client;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** An engine of another maker, started for a test on its own socket and folders, and ended by it. */
final class PeerEngine {

    private static final Duration START = Duration.ofSeconds(40);

    private final Path folder;
    private final Process process;
    private final DockerEngine engine;

    private PeerEngine(Path folder, Process process, DockerEngine engine) {
        this.folder = folder;
        this.process = process;
        this.engine = engine;
    }

    DockerEngine engine() {
        return engine;
    }

    static PeerEngine docker() throws Exception {
        return start("dockerd", "docker", folder -> List.of("dockerd", "-H", "unix://" + folder + "/docker.sock",
                "--data-root", folder + "/data", "--exec-root", folder + "/exec", "--pidfile", folder + "/pid",
                "--iptables=false", "--ip6tables=false", "--bridge=none", "--ip-forward=false", "--ip-masq=false"));
    }

    static PeerEngine podman() throws Exception {
        return start("podman", "podman", folder -> List.of("podman", "--root", folder + "/data", "--runroot",
                folder + "/run", "--tmpdir", folder + "/tmp", "system", "service", "--time=0",
                "unix://" + folder + "/podman.sock"));
    }

    /** Skips the test, saying why, where the engine cannot be started. */
    private static PeerEngine start(String program, String socket, Function<Path, List<String>> command)
            throws Exception {
        if (!"root".equals(System.getProperty("user.name"))) {
            abort(program + " is started by root only; run this test as root to have it");
        }
        if (Stream.of("/usr/bin", "/usr/sbin", "/usr/local/bin").noneMatch(
                where -> Files.isExecutable(Path.of(where, program)))) {
            abort(program + " is not installed; install it to have this test");
        }
        Path folder = Files.createTempDirectory("peer");
        Path settings = Files.writeString(folder.resolve("containers.conf"), """
                [containers]
                default_ulimits=["nofile=20000:20000","nproc=32768:32768"]
                [engine]
                runtime="runc"
                cgroup_manager="cgroupfs"
                events_logger="file"
                compat_api_enforce_docker_hub=false
                """);
        var builder = new ProcessBuilder(command.apply(folder)).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("CONTAINERS_CONF", settings.toString());
        Process process = builder.start();
        Path file = folder.resolve(socket + ".sock");
        Instant end = Instant.now().plus(START);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            if (Files.exists(file)) {
                try {
                    return new PeerEngine(folder, process, DockerEngine.connect(file));
                } catch (IOException e) {
                    // It has made its socket, but does not answer yet.
                }
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        abort(program + " does not start here:\n" + Files.readString(folder.resolve("log")));
        throw new IllegalStateException();
    }

    void close() throws Exception {
        engine.close();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        // Podman leaves the mount of its storage over itself.
        new ProcessBuilder("umount", folder + "/data/overlay").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
