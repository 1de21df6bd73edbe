package dev.cutaway.engine.local.build.run;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The programs that RUN needs, as they are installed here.
 *
 * @param runtime crun or runc
 * @param unshare of util-linux, as are the next two
 * @param setpriv lets the kernel end what runs with its parent
 * @param shell of POSIX
 */
record Programs(Path runtime, Path unshare, Path setpriv, Path shell) {

    private static final List<String> USUAL = List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin",
            "/usr/sbin", "/sbin");

    /** @throws EngineException {@code UNSUPPORTED}, naming what is missing and how to get it */
    static Programs find() throws EngineException {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            throw new EngineException(Reason.UNSUPPORTED, "RUN needs Linux, and this is "
                    + System.getProperty("os.name") + ": build with Docker or Podman here, or on a Linux machine");
        }
        Path crun = program("crun");
        Path runtime = crun != null ? crun : program("runc");
        if (runtime == null) {
            throw missing("an OCI runtime (crun or runc)", "crun");
        }
        if (program("mount") == null) {
            throw missing("mount", "mount");
        }
        return new Programs(runtime, needed("unshare"), needed("setpriv"), needed("sh"));
    }

    private static Path needed(String name) throws EngineException {
        Path program = program(name);
        if (program == null) {
            throw missing(name, "util-linux");
        }
        return program;
    }

    private static EngineException missing(String what, String debian) {
        return new EngineException(Reason.UNSUPPORTED, "RUN needs " + what
                + ", which is not installed here; on Debian and Ubuntu: sudo apt-get install " + debian);
    }

    private static @Nullable Path program(String name) {
        List<String> folders = new ArrayList<>(List.of(System.getenv().getOrDefault("PATH", "")
                .split(File.pathSeparator)));
        folders.addAll(USUAL);
        for (String folder : folders) {
            if (folder.startsWith("/") && Files.isExecutable(Path.of(folder, name))) {
                return Path.of(folder, name);
            }
        }
        return null;
    }

    /** What starts a container; its bundle is to follow. */
    List<String> runtimeCommand(Path state) {
        var command = new ArrayList<>(List.of(runtime.toString(), "--root", state.toString()));
        if (runtime.endsWith("crun")) {
            // A build needs no limits, and where there are no control groups of its own nothing stays behind of them.
            command.add("--cgroup-manager=disabled");
        }
        return command;
    }

    /** What a process started here sees; nothing of the engine's own. */
    static Map<String, String> environment() {
        return Map.of("PATH", String.join(":", USUAL), "LC_ALL", "C.UTF-8");
    }
}
