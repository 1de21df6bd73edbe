package dev.cutaway.inspector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that builds images, with an empty store.
 *
 * @param name for the report
 * @param command that a build's flags are added to
 * @param end stops it and removes its store
 */
record Builder(String name, List<String> command, End end) implements AutoCloseable {

    /** Removes what a builder has. */
    interface End {
        void run() throws IOException, InterruptedException;
    }

    /** An engine that the plain {@code docker} asks, as the classic builder. */
    static Builder docker(String name, Server server, Programs programs, Path folder, Path data) {
        return new Builder(name, List.of("env", "DOCKER_BUILDKIT=0", "docker", "-H", server.host(), "build", "-q",
                "--network=host"), () -> {
                    server.close();
                    // dockerd leaves the host's network mounted, where a build used it.
                    programs.timeShell(1, "umount -l \"$1\" 2> /dev/null || true",
                            folder.resolve("run/exec/netns/default").toString());
                    Programs.remove(data);
                });
    }

    /**
     * Buildah; with a cache of its steps, which it has only when asked for. Its RUN changes the root and no more: the
     * least work, and possible on machines whose control groups crun does not take.
     */
    static Builder buildah(Programs programs) throws IOException {
        // Mounts want a short path.
        Path data = Files.createTempDirectory("bah");
        var command = List.of("buildah", "--root", data + "/data", "--runroot", data + "/run", "build", "--layers",
                "-q", "--network=host", "--isolation=chroot");
        return new Builder("buildah", command, () -> programs.timeShell(1, "buildah --root \"$1/data\" "
                + "--runroot \"$1/run\" rmi -af > /dev/null; umount -l \"$1/data/overlay\" 2> /dev/null; rm -rf \"$1\"",
                data.toString()));
    }

    /** The command that builds a folder. {@code cached}: whether results of earlier builds are taken. */
    String[] build(String tag, boolean cached, Path context) {
        var all = new ArrayList<>(command);
        if (!cached) {
            all.add("--no-cache");
        }
        all.addAll(List.of("-t", "localhost/" + tag, context.toString()));
        return all.toArray(String[]::new);
    }

    @Override
    public void close() throws IOException {
        try {
            end.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
