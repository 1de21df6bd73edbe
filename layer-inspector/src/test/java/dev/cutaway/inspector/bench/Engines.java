package dev.cutaway.inspector.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts engines, each with an empty store.
 *
 * @param folder where they have their files
 * @param project that has {@code cutaway}
 */
record Engines(Path folder, Path project) {

    /** Ours. */
    Server ours() throws IOException, InterruptedException {
        Path data = folder.resolve("engine");
        Programs.remove(data);
        Path socket = folder.resolve("run").resolve("e.sock");
        return Server.start(folder, socket, List.of(project.resolve("cutaway").toString(), "engine", "--socket",
                socket.toString(), "--data", data.toString()));
    }

    /** Whether there is a dockerd, and one may start it. */
    static boolean hasDockerd() {
        return Programs.has("dockerd") && "root".equals(System.getProperty("user.name"));
    }

    /** dockerd, without a network of its own. */
    Server dockerd() throws IOException, InterruptedException {
        Path data = folder.resolve("dockerd");
        Programs.remove(data);
        Path socket = folder.resolve("run").resolve("d.sock");
        return Server.start(folder, socket, List.of("dockerd", "-H", "unix://" + socket, "--data-root",
                data.toString(), "--exec-root", folder.resolve("run/exec").toString(), "--pidfile",
                folder.resolve("run/pid").toString(), "--iptables=false", "--ip6tables=false", "--bridge=none",
                "--ip-forward=false", "--ip-masq=false"));
    }
}
