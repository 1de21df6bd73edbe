package dev.cutaway.app.dockerfile.assist;

import java.util.List;
import java.util.Set;

/** What the values of flags can be, as far as they are known by name. */
final class FlagChoices {

    private static final Set<String> SWITCHES = Set.of("link", "parents", "keep-git-dir", "unpack");

    private FlagChoices() {}

    /** Whether a flag says all it has to say by being there. */
    static boolean isSwitch(String flag) {
        return SWITCHES.contains(flag);
    }

    static List<String> values(String flag) {
        return switch (flag) {
            case "network" -> List.of("default", "none", "host");
            case "security" -> List.of("sandbox", "insecure");
            case "platform" -> List.of("$BUILDPLATFORM", "$TARGETPLATFORM", "linux/amd64", "linux/arm64");
            case "link", "parents", "keep-git-dir", "unpack" -> List.of("true", "false");
            case "interval", "timeout", "start-period", "start-interval" -> List.of("5s", "10s", "30s", "1m", "5m");
            case "retries" -> List.of("1", "3", "5");
            case "chmod" -> List.of("644", "755", "u=rwX,go=rX");
            case "checksum" -> List.of("sha256:");
            default -> List.of();
        };
    }

    /** @param written the mount so far: what is said in it already is not offered again */
    static List<String> mountKeys(String written) {
        List<String> keys = written.contains("type=cache")
                ? List.of("target=", "id=", "sharing=", "from=", "source=", "mode=", "uid=", "gid=", "ro")
                : written.contains("type=tmpfs")
                        ? List.of("target=", "size=")
                        : written.contains("type=secret")
                                ? List.of("id=", "target=", "env=", "required", "mode=", "uid=", "gid=")
                                : written.contains("type=ssh")
                                        ? List.of("id=", "target=", "required", "mode=", "uid=", "gid=")
                                        : List.of("type=", "target=", "source=", "from=", "rw");
        return keys.stream().filter(key -> !("," + written).contains("," + key)).toList();
    }

    static List<String> mountValues(String key) {
        return switch (key) {
            case "type" -> List.of("bind", "cache", "tmpfs", "secret", "ssh");
            case "sharing" -> List.of("shared", "private", "locked");
            case "target" -> List.of("/root/.cache", "/var/cache/apt", "/var/lib/apt");
            case "required" -> List.of("true", "false");
            default -> List.of();
        };
    }
}
