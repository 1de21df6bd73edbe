package dev.cutaway.inspector.analysis.dockerfile;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.oci.ContainerConfig;
import dev.cutaway.inspector.oci.ContainerConfig.Healthcheck;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the cases under {@code src/test/resources/dockerfile}. */
final class HistoryFiles {

    static final Path FOLDER = Path.of("src/test/resources/dockerfile");

    private HistoryFiles() {}

    static List<String> cases() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    static @Nullable String osRelease(String name) throws IOException {
        Path file = FOLDER.resolve(name).resolve("os-release");
        return Files.exists(file) ? Files.readString(file) : null;
    }

    static String dockerfile(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name).resolve("Dockerfile"));
    }

    static ImageConfig config(String name) throws IOException {
        JsonNode root = JsonMapper.builder().build()
                .readTree(Files.readAllBytes(FOLDER.resolve(name).resolve("history.json")));
        var diffIds = new ArrayList<Digest>();
        for (int i = 0; i < root.path("layers").asInt(0); i++) {
            diffIds.add(Digest.of(new byte[]{(byte) i}));
        }
        var history = new ArrayList<HistoryEntry>();
        for (JsonNode step : root.path("history")) {
            history.add(new HistoryEntry(Instant.parse(step.path("created").asString()),
                    step.path("created_by").asString(""), "", step.path("comment").asString(""),
                    step.path("empty_layer").asBoolean(false)));
        }
        return new ImageConfig(Digest.of(new byte[0]), new byte[0], null, "",
                new Platform(root.path("os").asString("linux"), "amd64", null, null), runtime(root.path("config")),
                diffIds, history);
    }

    private static ContainerConfig runtime(JsonNode config) {
        JsonNode check = config.path("Healthcheck");
        return new ContainerConfig(config.path("User").asString(""), strings(config.path("Env")),
                orNull(config.path("Entrypoint")), orNull(config.path("Cmd")), config.path("WorkingDir").asString(""),
                List.copyOf(config.path("ExposedPorts").propertyNames()),
                List.copyOf(config.path("Volumes").propertyNames()), labels(config.path("Labels")),
                config.has("StopSignal") ? config.path("StopSignal").asString() : null,
                check.isMissingNode()
                        ? null
                        : new Healthcheck(strings(check.path("Test")), check.path("Interval").asLong(0),
                                check.path("Timeout").asLong(0), 0, 0, check.path("Retries").asInt(0)),
                strings(config.path("OnBuild")), orNull(config.path("Shell")));
    }

    private static Map<String, String> labels(JsonNode node) {
        var labels = new LinkedHashMap<String, String>();
        node.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
        return labels;
    }

    private static @Nullable List<String> orNull(JsonNode node) {
        return node.isArray() ? strings(node) : null;
    }

    private static List<String> strings(JsonNode node) {
        var strings = new ArrayList<String>();
        node.forEach(item -> strings.add(item.asString()));
        return strings;
    }
}
