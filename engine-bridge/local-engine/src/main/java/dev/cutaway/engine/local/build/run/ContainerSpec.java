package dev.cutaway.engine.local.build.run;

import dev.cutaway.engine.local.transfer.config.Json;
import dev.cutaway.engine.local.transfer.config.RuntimeConfig;
import dev.cutaway.inspector.oci.Platform;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.List;

/**
 * A container's {@code config.json}: with Docker's rights and mounts.
 *
 * @see <a href="https://github.com/opencontainers/runtime-spec/blob/main/config.md">OCI runtime spec</a>
 */
final class ContainerSpec {

    /** What Docker lets root do in a container. */
    private static final List<String> CAPABILITIES = List.of("CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FSETID",
            "CAP_FOWNER", "CAP_MKNOD", "CAP_NET_RAW", "CAP_SETGID", "CAP_SETUID", "CAP_SETFCAP", "CAP_SETPCAP",
            "CAP_NET_BIND_SERVICE", "CAP_SYS_CHROOT", "CAP_KILL", "CAP_AUDIT_WRITE");
    private static final List<String> MASKED = List.of("/proc/asound", "/proc/acpi", "/proc/kcore", "/proc/keys",
            "/proc/latency_stats", "/proc/timer_list", "/proc/timer_stats", "/proc/sched_debug", "/proc/scsi",
            "/sys/firmware");
    private static final List<String> READ_ONLY = List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys",
            "/proc/sysrq-trigger");

    private final ObjectNode spec = Json.object().put("ociVersion", "1.0.2");
    private final ArrayNode mounts = spec.arrayNode();

    ContainerSpec(Command command, Path root, Overlay overlay) {
        process(command);
        spec.putObject("root").put("path", root.toString()).put("readonly", false);
        spec.put("hostname", command.hostname());
        usualMounts(command.network(), overlay);
        linux(command.network());
    }

    private void process(Command command) {
        ObjectNode process = spec.putObject("process").put("terminal", false);
        ObjectNode user = process.putObject("user").put("uid", Integer.toUnsignedLong(command.user().uid()))
                .put("gid", Integer.toUnsignedLong(command.user().gid()));
        ArrayNode more = user.putArray("additionalGids");
        command.user().moreGroups().forEach(gid -> more.add(Integer.toUnsignedLong(gid)));
        process.set("args", RuntimeConfig.list(command.arguments()));
        process.set("env", RuntimeConfig.list(command.environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue()).toList()));
        process.put("cwd", command.workingDir());
        ObjectNode capabilities = process.putObject("capabilities");
        capabilities.set("bounding", RuntimeConfig.list(CAPABILITIES));
        if (command.user().uid() == 0) {
            capabilities.set("effective", RuntimeConfig.list(CAPABILITIES));
            capabilities.set("permitted", RuntimeConfig.list(CAPABILITIES));
        }
        process.put("noNewPrivileges", false);
    }

    private void usualMounts(boolean network, Overlay overlay) {
        mount("/proc", "proc", "proc", "nosuid", "noexec", "nodev");
        mount("/dev", "tmpfs", "tmpfs", "nosuid", "strictatime", "mode=755", "size=65536k");
        mount("/dev/pts", "devpts", "devpts", "nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620");
        mount("/dev/shm", "tmpfs", "shm", "nosuid", "noexec", "nodev", "mode=1777", "size=65536k");
        mount("/dev/mqueue", "mqueue", "mqueue", "nosuid", "noexec", "nodev");
        if (overlay == Overlay.USER && network) {
            // Only who owns the network may mount sysfs anew.
            mount("/sys", "none", "/sys", "rbind", "nosuid", "noexec", "nodev", "ro");
        } else {
            mount("/sys", "sysfs", "sysfs", "nosuid", "noexec", "nodev", "ro");
        }
    }

    private void linux(boolean network) {
        ObjectNode linux = spec.putObject("linux");
        ArrayNode namespaces = linux.putArray("namespaces");
        for (String type : network
                ? List.of("pid", "ipc", "uts", "mount")
                : List.of("pid", "ipc", "uts", "mount", "network")) {
            namespaces.addObject().put("type", type);
        }
        ObjectNode calls = Seccomp.of(Platform.ofThisMachine().architecture());
        if (calls != null) {
            linux.set("seccomp", calls);
        }
        linux.set("maskedPaths", RuntimeConfig.list(MASKED));
        linux.set("readonlyPaths", RuntimeConfig.list(READ_ONLY));
    }

    /** Adds a mount. */
    void mount(String target, String type, String source, String... options) {
        ObjectNode mount = mounts.addObject().put("destination", target).put("type", type).put("source", source);
        mount.set("options", RuntimeConfig.list(List.of(options)));
    }

    /** Adds a file or folder of this machine. */
    void bind(String target, Path source, boolean readOnly) {
        mount(target, "bind", source.toString(), "rbind", readOnly ? "ro" : "rw");
    }

    byte[] json() {
        spec.set("mounts", mounts);
        return Json.bytes(spec);
    }
}
