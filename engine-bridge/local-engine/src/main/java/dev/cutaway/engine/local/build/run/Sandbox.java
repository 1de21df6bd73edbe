package dev.cutaway.engine.local.build.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.local.blob.DiskErrors;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.build.layer.LayerMaker;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.posix.Posix;
import dev.cutaway.engine.local.posix.Spreading;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One command in a file system of its own: made ready, run once, its changes read. Everything lies in one folder of the
 * store's unfinished things, which is deleted when this is closed.
 *
 * <p>
 * The runtime is started in namespaces of its own for mounts and processes, so that the mounts and all that the command
 * ever started are gone when it ends, however it ends; and the kernel ends it when the engine does.
 */
public final class Sandbox implements AutoCloseable {

    /** Mounts overlays, options and folder each, up to two dashes; then becomes the runtime. */
    private static final String SCRIPT = """
            set -e
            while [ "$1" != -- ]; do
                mount -t overlay -o "$1" overlay "$2"
                shift 2
            done
            shift
            [ ! -d /sys/fs/cgroup/unified ] || mount -t tmpfs none /sys/fs/cgroup/unified
            exec "$@"
            """;

    private final Programs programs;
    private final Snapshots snapshots;
    private final KeptFolders kept;
    private final Rootfs root;
    private final Path folder;
    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final List<String> overlays = new ArrayList<>();
    private final List<AutoCloseable> held = new ArrayList<>();

    private Sandbox(Programs programs, Snapshots snapshots, KeptFolders kept, Rootfs root, StoreFolder store) {
        this.programs = programs;
        this.snapshots = snapshots;
        this.kept = kept;
        this.root = root;
        this.folder = store.unfinished().resolve("run-" + id);
    }

    /**
     * Prepares one.
     *
     * @param root what the command sees
     * @throws EngineException {@code UNSUPPORTED} where this machine runs nothing
     */
    public static Sandbox prepare(StoreFolder store, Snapshots snapshots, KeptFolders kept, Rootfs root)
            throws IOException {
        Programs programs = Programs.find();
        Spreading.below(Snapshots.bytes(store.unfinished()));
        var sandbox = new Sandbox(programs, snapshots, kept, root, store);
        for (String name : List.of("upper", "work", "root", "init", "bundle", "state")) {
            Files.createDirectories(sandbox.folder.resolve(name));
        }
        return sandbox;
    }

    /** @throws EngineException {@code UNSUPPORTED} where this machine runs nothing, with what is missing */
    public static void requireRuntime() throws EngineException {
        Programs.find();
    }

    /** What the container is called. */
    public String id() {
        return id.substring(0, 12);
    }

    /**
     * Runs the command.
     *
     * @return its exit code
     * @throws java.util.concurrent.CancellationException when the thread is interrupted; by then all of it is ended
     */
    public int run(Command command, Output output) throws IOException {
        snapshots.beginUse();
        try {
            return runOnSnapshots(command, output);
        } finally {
            snapshots.endUse();
        }
    }

    private int runOnSnapshots(Command command, Output output) throws IOException {
        var spec = new ContainerSpec(command, folder.resolve("root"), snapshots.overlay());
        var points = new MountPoints(root, Snapshots.bytes(folder.resolve("init")));
        for (String usual : List.of("/proc", "/dev", "/sys")) {
            points.folder(usual);
        }
        names(command, spec, points);
        for (RunMount mount : command.mounts()) {
            add(mount, spec, points);
        }
        Files.write(folder.resolve("bundle/config.json"), spec.json());
        var lower = new ArrayList<>(List.of(relative("init")));
        lower.addAll(snapshots.of(root.layers()));
        Files.createDirectories(snapshots.path(), StoreFolder.ownerOnly("rwx------"));
        overlay(lower, "");
        return new Running(commandLine(), snapshots.path(), output).await();
    }

    private void names(Command command, ContainerSpec spec, MountPoints points) throws IOException {
        var hosts = new StringBuilder("127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n");
        hosts.append("127.0.1.1\t").append(command.hostname()).append('\n');
        for (String extra : command.extraHosts()) {
            int colon = extra.indexOf(':');
            if (colon > 0) {
                hosts.append(extra.substring(colon + 1)).append('\t').append(extra, 0, colon).append('\n');
            }
        }
        Path file = Files.writeString(folder.resolve("hosts"), hosts);
        points.file("/etc/hosts");
        spec.bind("/etc/hosts", file, true);
        Path resolv = Path.of("/etc/resolv.conf");
        if (command.network() && Files.isReadable(resolv)) {
            points.file("/etc/resolv.conf");
            spec.bind("/etc/resolv.conf", resolv.toRealPath(), true);
        }
    }

    private void add(RunMount mount, ContainerSpec spec, MountPoints points) throws IOException {
        int number = overlays.size();
        switch (mount) {
            case RunMount.Files files -> {
                Path merged = Files.createDirectories(folder.resolve("root" + number));
                overlay(snapshots.of(files.layers()), Integer.toString(number));
                point(points, files.target(), files.folder());
                spec.bind(files.target(), merged.resolve(files.source()), files.readOnly());
            }
            case RunMount.Kept own -> {
                KeptFolders.Held use = kept.take(own, snapshots);
                held.add(use);
                points.folder(own.target());
                spec.bind(own.target(), use.folder(), own.readOnly());
            }
            case RunMount.Memory memory -> {
                points.folder(memory.target());
                String size = memory.bytes() == 0 ? "mode=1777" : "size=" + memory.bytes();
                spec.mount(memory.target(), "tmpfs", "tmpfs", "nosuid", "nodev", size);
            }
            case RunMount.Secret secret -> {
                Path file = folder.resolve("secret-" + UUID.randomUUID());
                Files.createFile(file, StoreFolder.ownerOnly("rw-------"));
                Files.write(file, secret.content());
                Posix.chown(Snapshots.bytes(file), secret.uid(), secret.gid());
                Posix.chmod(Snapshots.bytes(file), secret.mode());
                points.file(secret.target());
                spec.bind(secret.target(), file, true);
            }
            case RunMount.Agent agent -> {
                Path socket = folder.resolve("agent" + held.size());
                held.add(AgentSocket.open(socket, agent.socket()));
                Posix.chown(Snapshots.bytes(socket), agent.uid(), agent.gid());
                Posix.chmod(Snapshots.bytes(socket), agent.mode());
                points.file(agent.target());
                spec.bind(agent.target(), socket, false);
            }
        }
    }

    private static void point(MountPoints points, String target, boolean isFolder) throws IOException {
        if (isFolder) {
            points.folder(target);
        } else {
            points.file(target);
        }
    }

    /** Notes a mount. Its folders are named from that of the snapshots, so the store may have any path. */
    private void overlay(List<String> lower, String suffix) throws IOException {
        for (String name : List.of("upper", "work", "root")) {
            Files.createDirectories(folder.resolve(name + suffix));
        }
        String options = snapshots.overlay().options(lower, Path.of(relative("upper" + suffix)),
                Path.of(relative("work" + suffix)));
        overlays.add(options);
        overlays.add(folder.resolve("root" + suffix).toString());
    }

    private String relative(String name) {
        return snapshots.path().relativize(folder.resolve(name)).toString();
    }

    private List<String> commandLine() {
        var line = new ArrayList<>(List.of(programs.setpriv().toString(), "--pdeathsig", "KILL",
                programs.unshare().toString(), "--mount", "--propagation", "private", "--pid", "--fork",
                "--kill-child", "--mount-proc", programs.shell().toString(), "-c", SCRIPT, "sh"));
        line.addAll(overlays);
        line.add("--");
        line.addAll(programs.runtimeCommand(folder.resolve("state")));
        line.addAll(List.of("run", "--bundle", folder.resolve("bundle").toString(), id()));
        return line;
    }

    /**
     * What the command changed, as a layer.
     *
     * @param latest later times are set to this one; null to leave times alone
     */
    public LayerMaker.Content changes(@Nullable Instant latest) {
        return new UpperLayer(Snapshots.bytes(folder.resolve("upper")), root, snapshots.overlay(), latest);
    }

    /** Deletes all that is left of it. */
    @Override
    public void close() throws EngineException {
        try {
            for (AutoCloseable use : held) {
                use.close();
            }
            Posix.deleteAll(folder.toString().getBytes(UTF_8));
        } catch (IOException e) {
            throw DiskErrors.translate(e, "delete", folder);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
