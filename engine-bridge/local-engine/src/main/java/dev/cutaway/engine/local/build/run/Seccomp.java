package dev.cutaway.engine.local.build.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.transfer.config.Json;
import dev.cutaway.engine.local.transfer.config.RuntimeConfig;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which system calls a command may make: as in Docker's containers. All others fail with EPERM.
 *
 * @see <a href="https://docs.docker.com/engine/security/seccomp/">Docker, Seccomp security profiles</a>
 */
final class Seccomp {

    private static final String FILE = "system-calls.txt";
    private static final Map<String, List<String>> MACHINES = Map.of(
            "amd64", List.of("SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32"),
            "arm64", List.of("SCMP_ARCH_AARCH64", "SCMP_ARCH_ARM"));
    private static final String ALLOW = "SCMP_ACT_ALLOW";
    private static final String REFUSE = "SCMP_ACT_ERRNO";
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;
    /** All of CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET. */
    private static final long NAMESPACES = 0x7e020000L;
    private static final long VSOCK = 40;
    /** PER_LINUX, PER_LINUX32, UNAME26 with both, and the question which it is. */
    private static final List<Long> PERSONALITIES = List.of(0x0L, 0x8L, 0x20000L, 0x20008L, 0xffffffffL);

    private Seccomp() {}

    /** The profile for a processor, in the form of the OCI runtime spec; null for processors that it is not known for. */
    static @Nullable ObjectNode of(String architecture) {
        List<String> machines = MACHINES.get(architecture);
        if (machines == null) {
            return null;
        }
        ObjectNode profile = Json.object().put("defaultAction", REFUSE).put("defaultErrnoRet", EPERM);
        profile.set("architectures", RuntimeConfig.list(machines));
        ArrayNode calls = profile.putArray("syscalls");
        calls.addObject().put("action", ALLOW).set("names", RuntimeConfig.list(names(architecture)));
        argument(calls, "socket", VSOCK, 0, "SCMP_CMP_NE");
        PERSONALITIES.forEach(value -> argument(calls, "personality", value, 0, "SCMP_CMP_EQ"));
        // No namespaces; clone3 has its flags in memory, where nobody sees them: callers then fall back to clone.
        argument(calls, "clone", NAMESPACES, 0, "SCMP_CMP_MASKED_EQ");
        calls.addObject().put("action", REFUSE).put("errnoRet", ENOSYS).set("names",
                RuntimeConfig.list(List.of("clone3")));
        return profile;
    }

    private static void argument(ArrayNode calls, String name, long value, long second, String how) {
        ObjectNode call = calls.addObject().put("action", ALLOW);
        call.set("names", RuntimeConfig.list(List.of(name)));
        call.putArray("args").addObject().put("index", 0).put("value", value).put("valueTwo", second).put("op", how);
    }

    private static List<String> names(String architecture) {
        var names = new ArrayList<String>();
        try (InputStream in = Objects.requireNonNull(Seccomp.class.getResourceAsStream(FILE), FILE)) {
            for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
                int colon = line.indexOf(':');
                boolean mine = colon < 0 || line.substring(0, colon).equals(architecture);
                if (!line.startsWith("#") && mine) {
                    names.addAll(List.of(line.substring(colon + 1).strip().split(" ")));
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
