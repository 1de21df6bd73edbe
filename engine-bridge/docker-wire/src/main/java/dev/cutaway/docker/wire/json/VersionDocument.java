package dev.cutaway.docker.wire.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cutaway.docker.wire.ApiVersion;
import dev.cutaway.engine.api.system.EngineVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code GET /version}. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record VersionDocument(@Nullable Platform platform, @Nullable List<Component> components,
        @Nullable String version, @Nullable String apiVersion,
        @JsonProperty("MinAPIVersion") @Nullable String minApiVersion, @Nullable String gitCommit,
        @Nullable String goVersion, @Nullable String os, @Nullable String arch, @Nullable String kernelVersion,
        @Nullable String buildTime) {

    /** Which edition. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Platform(@Nullable String name) {}

    /** A part of the engine. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Component(@Nullable String name, @Nullable String version, @Nullable Map<String, String> details) {}

    /** As Docker writes it, with the API's versions of our server: they are what it speaks, whatever it stands before. */
    public static VersionDocument of(EngineVersion engine) {
        List<Component> parts = engine.components().stream()
                .map(part -> new Component(part.name(), part.version(), new TreeMap<>(part.details()))).toList();
        return new VersionDocument(new Platform(""), parts, engine.version(), ApiVersion.SERVED.toString(),
                ApiVersion.OLDEST.toString(), engine.gitCommit(), "", engine.os(), engine.arch(),
                engine.kernelVersion(), engine.buildTime());
    }

    /** What it says. */
    public EngineVersion toVersion() {
        List<EngineVersion.Component> parts = Values.list(components).stream()
                .map(part -> new EngineVersion.Component(Values.text(part.name), Values.text(part.version),
                        Values.map(part.details)))
                .toList();
        return new EngineVersion(Values.text(version), Values.text(apiVersion), Values.text(minApiVersion),
                Values.text(gitCommit), Values.text(buildTime), Values.text(os), Values.text(arch),
                Values.text(kernelVersion), parts);
    }
}
