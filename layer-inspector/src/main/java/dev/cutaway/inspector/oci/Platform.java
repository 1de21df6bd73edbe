package dev.cutaway.inspector.oci;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/**
 * What an image runs on.
 *
 * @param os such as {@code linux}; "unknown" where the image does not say
 * @param architecture Go's name, such as {@code amd64}
 * @param variant such as {@code v8}; null for none
 * @param osVersion Windows build; null for none
 */
public record Platform(String os, String architecture, @Nullable String variant, @Nullable String osVersion) {

    private static final Set<String> SYSTEMS = Set.of("aix", "android", "darwin", "dragonfly", "freebsd", "illumos",
            "ios", "js", "linux", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows");
    private static final Set<String> PROCESSORS = Set.of("386", "amd64", "arm", "arm64", "loong64", "mips", "mipsle",
            "mips64", "mips64le", "ppc64", "ppc64le", "riscv64", "s390x", "wasm");

    /**
     * Reads what Docker takes: {@code linux/arm64/v8}, a system or a processor alone, and other names of processors.
     * What the text leaves open is as on this machine.
     *
     * @throws IllegalArgumentException worded as Docker's
     * @see <a href="https://pkg.go.dev/github.com/containerd/platforms#Parse">containerd: platforms.Parse</a>
     */
    public static Platform parse(String text) {
        Platform here = ofThisMachine();
        String[] parts = text.toLowerCase(Locale.ROOT).split("/", -1);
        if (parts.length > 3) {
            throw new IllegalArgumentException("\"" + text + "\": cannot parse platform specifier: invalid argument");
        }
        if (parts.length == 1 && SYSTEMS.contains(parts[0])) {
            return new Platform(parts[0], here.architecture, here.variant, null);
        }
        Platform processor = processor(parts.length == 1 ? parts[0] : parts[1]);
        if (parts.length == 1 && PROCESSORS.contains(processor.architecture)) {
            return new Platform(here.os, processor.architecture, processor.variant, null);
        }
        if (parts.length == 1 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": unknown operating system or architecture: invalid argument");
        }
        return new Platform(parts[0], processor.architecture, parts.length == 3 ? parts[2] : processor.variant, null);
    }

    /** Linux, which is what images hold, on this machine's processor. */
    public static Platform ofThisMachine() {
        Platform processor = processor(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
        return new Platform("linux", processor.architecture, processor.variant, null);
    }

    private static Platform processor(String name) {
        return switch (name) {
            case "x86_64", "x86-64" -> new Platform("", "amd64", null, null);
            case "aarch64" -> new Platform("", "arm64", null, null);
            case "i386" -> new Platform("", "386", null, null);
            case "armhf", "arm" -> new Platform("", "arm", "v7", null);
            case "armel" -> new Platform("", "arm", "v6", null);
            default -> new Platform("", name, null, null);
        };
    }

    /** As Docker writes it: {@code linux/arm64/v8}. */
    @Override
    public String toString() {
        return os + "/" + architecture + (variant == null ? "" : "/" + variant);
    }
}
