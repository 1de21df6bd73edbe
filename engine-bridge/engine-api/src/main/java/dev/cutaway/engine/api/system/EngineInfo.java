package dev.cutaway.engine.api.system;

import java.util.List;

/**
 * What an engine has and where it runs.
 *
 * @param id of this engine; stays the same over its starts
 * @param name of the machine
 * @param serverVersion as in {@link EngineVersion#version()}
 * @param images how many, the intermediate ones included
 * @param containersRunning how many run; likewise for the next two
 * @param driver storage driver
 * @param driverStatus what it says of itself, as rows of key and value
 * @param rootDir where the store is
 * @param kernelVersion empty where unknown
 * @param operatingSystem in people's words, such as {@code Debian GNU/Linux 12 (bookworm)}
 * @param osType Go's name
 * @param architecture the kernel's name, such as {@code x86_64}
 * @param cpus how many
 * @param memory bytes
 * @param runtimes OCI runtimes that were found; may be empty
 * @param defaultRuntime empty for none
 * @param securityOptions such as {@code name=rootless}
 * @param warnings what a person should know
 */
public record EngineInfo(String id, String name, String serverVersion, int images, int containersRunning,
        int containersPaused, int containersStopped, String driver, List<List<String>> driverStatus, String rootDir,
        String kernelVersion, String operatingSystem, String osType, String architecture, int cpus, long memory,
        List<String> runtimes, String defaultRuntime, List<String> securityOptions, List<String> warnings) {}
