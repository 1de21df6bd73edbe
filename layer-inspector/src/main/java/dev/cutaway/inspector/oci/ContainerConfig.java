package dev.cutaway.inspector.oci;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * How a container of an image starts. Lists and maps keep the source's order; null means the config does not say.
 *
 * @param user {@code user[:group]}, empty for root
 * @param env {@code KEY=value}
 * @param entrypoint null for none
 * @param cmd null for none
 * @param workingDir empty for {@code /}
 * @param exposedPorts such as {@code 80/tcp}
 * @param volumes paths
 * @param labels by key
 * @param stopSignal null for SIGTERM
 * @param healthcheck null for none
 * @param onBuild instructions for images built on this one
 * @param shell null for the default
 */
public record ContainerConfig(String user, List<String> env, @Nullable List<String> entrypoint,
        @Nullable List<String> cmd, String workingDir, List<String> exposedPorts, List<String> volumes,
        Map<String, String> labels, @Nullable String stopSignal, @Nullable Healthcheck healthcheck,
        List<String> onBuild, @Nullable List<String> shell) {

    /** Says nothing at all. */
    public static final ContainerConfig EMPTY = new ContainerConfig("", List.of(), null, null, "", List.of(), List.of(),
            Map.of(), null, null, List.of(), null);

    /**
     * Docker's health check.
     *
     * @param test {@code [NONE]}, {@code [CMD, …]} or {@code [CMD-SHELL, …]}
     * @param intervalNanos 0 for the default; so are the others
     * @param timeoutNanos time for one check
     * @param startPeriodNanos grace after the start
     * @param startIntervalNanos interval during the grace
     * @param retries failures until unhealthy
     */
    public record Healthcheck(List<String> test, long intervalNanos, long timeoutNanos, long startPeriodNanos,
            long startIntervalNanos, int retries) {}
}
