package dev.cutaway.engine.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.inspector.oci.Platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine the engine runs on, in the words of Docker and Go. */
final class Machine {

    private static final Path OS_RELEASE = Path.of("/etc/os-release");
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private Machine() {}

    /** Go's name of the system. */
    static String os() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    }

    /** Go's name of the processor. */
    static String arch() {
        return Platform.ofThisMachine().architecture();
    }

    /** The kernel's name of the processor. */
    static String machine() {
        return arch().equals("amd64") ? "x86_64" : System.getProperty("os.arch", "");
    }

    static String kernelVersion() {
        return System.getProperty("os.version", "");
    }

    /** In people's words. */
    static String operatingSystem() {
        String key = "PRETTY_NAME=";
        return read(OS_RELEASE).lines().filter(line -> line.startsWith(key)).findFirst()
                .map(line -> line.substring(key.length()).replace("\"", ""))
                .orElseGet(() -> System.getProperty("os.name", "") + " " + kernelVersion());
    }

    static String hostName() {
        String name = read(HOST_NAME).strip();
        try {
            return name.isEmpty() ? InetAddress.getLocalHost().getHostName() : name;
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    /** Bytes of memory. */
    static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    /** Empty where the system has no such file. */
    private static String read(Path file) {
        try {
            return Files.isReadable(file) ? Files.readString(file, UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
