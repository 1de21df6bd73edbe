package dev.cutaway.engine.api.system;

import java.util.List;
import java.util.Map;

/**
 * Which engine this is.
 *
 * @param version such as {@code 28.2.2}
 * @param apiVersion newest version of the Docker API it speaks, such as {@code 1.41}
 * @param minApiVersion oldest
 * @param gitCommit empty where unknown
 * @param buildTime RFC 3339; empty where unknown
 * @param os Go's name, such as {@code linux}
 * @param arch Go's name, such as {@code amd64}
 * @param kernelVersion empty where unknown
 * @param components the engine first, then what it stands on
 */
public record EngineVersion(String version, String apiVersion, String minApiVersion, String gitCommit,
        String buildTime, String os, String arch, String kernelVersion, List<Component> components) {

    /** The name our own engine gives to its first component. */
    public static final String CUTAWAY = "Cutaway Engine";

    /**
     * A part of it.
     *
     * @param name such as {@code Engine} or {@code Podman Engine}
     * @param details by key
     */
    public record Component(String name, String version, Map<String, String> details) {}
}
