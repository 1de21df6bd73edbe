package dev.cutaway.engine.local.transfer.config;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Dockerfile instructions that change a config without running anything: those that Docker's import and commit take,
 * with Docker's words for what it does not take.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/image/import/#change">docker import --change</a>
 */
public final class Changes {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ONBUILD = Pattern.compile("(?i)^\\s*ONBUILD\\s*");

    private final ConfigEditor config;

    private Changes(ObjectNode config) {
        this.config = new ConfigEditor(config);
    }

    /**
     * Applies instructions.
     *
     * @param config a complete runtime config; changed
     * @param changes one or more instructions each, a line each
     * @throws EngineException {@code INVALID}; then {@code config} is of no use
     */
    public static void apply(ObjectNode config, List<String> changes) throws EngineException {
        var applied = new Changes(config);
        List<String> lines = changes.stream().flatMap(String::lines).map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        for (String line : lines) {
            String name = line.split("\\s", 2)[0];
            try {
                applied.apply(name.toUpperCase(Locale.ROOT), line.substring(name.length()).strip());
            } catch (IllegalArgumentException e) {
                throw new EngineException(Reason.INVALID, String.valueOf(e.getMessage()), e);
            }
        }
    }

    private void apply(String name, String arguments) {
        switch (name) {
            case "CMD" -> config.cmd(texts(command(arguments)));
            case "ENTRYPOINT" -> config.entrypoint(texts(command(arguments)));
            case "ENV" -> pairs(name, arguments).forEach(config::env);
            case "LABEL" -> pairs(name, arguments).forEach(config::label);
            case "EXPOSE" -> values(name, arguments).forEach(config::expose);
            case "USER" -> config.user(one(name, arguments));
            case "VOLUME" -> volumes(arguments);
            case "WORKDIR" -> config.workingDir(one(name, arguments));
            case "ONBUILD" -> onBuild(arguments);
            case "HEALTHCHECK" -> config.healthcheck(Healthchecks.parse(arguments, this::command));
            default -> throw new IllegalArgumentException(
                    name.toLowerCase(Locale.ROOT) + " is not a valid change command");
        }
        config.config();
    }

    private static List<String> texts(ArrayNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /** A list in JSON, or else a line for the shell. */
    private ArrayNode command(String arguments) {
        ArrayNode list = list(arguments);
        if (list != null) {
            return list;
        }
        return RuntimeConfig.list(arguments.isEmpty() ? List.of() : List.of("/bin/sh", "-c", arguments));
    }

    @org.jspecify.annotations.Nullable
    private static ArrayNode list(String arguments) {
        if (!arguments.startsWith("[")) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(arguments);
            return node instanceof ArrayNode list && list.valueStream().allMatch(JsonNode::isString) ? list : null;
        } catch (JacksonException _) {
            return null;
        }
    }

    private Map<String, String> pairs(String name, String arguments) {
        List<String> words = Words.split(arguments);
        if (words.isEmpty()) {
            throw new IllegalArgumentException(name + " requires at least one argument");
        }
        var pairs = new LinkedHashMap<String, String>();
        if (!words.getFirst().contains("=")) {
            String value = arguments.substring(words.getFirst().length()).strip();
            if (value.isEmpty()) {
                throw new IllegalArgumentException(name + " must have two arguments");
            }
            pairs.put(expand(words.getFirst()), expand(value));
            return pairs;
        }
        Map<String, String> variables = config.variables();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("Syntax error - can't find = in \"" + word
                        + "\". Must be of the form: name=value");
            }
            String key = Words.value(word.substring(0, equals), variables);
            if (key.isEmpty()) {
                throw new IllegalArgumentException(name + " names can not be blank");
            }
            pairs.put(key, Words.value(word.substring(equals + 1), variables));
        }
        return pairs;
    }

    private String expand(String word) {
        return Words.value(word, config.variables());
    }

    private List<String> values(String name, String arguments) {
        List<String> values = Words.split(arguments).stream().map(this::expand).toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + " requires at least one argument");
        }
        return values;
    }

    private String one(String name, String arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException(name + " requires exactly one argument");
        }
        return expand(arguments);
    }

    private void volumes(String arguments) {
        ArrayNode list = list(arguments);
        List<String> paths = list == null
                ? values("VOLUME", arguments)
                : list.valueStream().map(JsonNode::asString).map(this::expand).toList();
        paths.forEach(config::volume);
    }

    private void onBuild(String arguments) {
        String trigger = arguments.split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        switch (trigger) {
            case "" -> throw new IllegalArgumentException("ONBUILD requires at least one argument");
            case "ONBUILD" -> throw new IllegalArgumentException(
                    "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
            case "MAINTAINER", "FROM" -> throw new IllegalArgumentException(
                    trigger + " isn't allowed as an ONBUILD trigger");
            default -> config.onBuild(ONBUILD.matcher(arguments).replaceFirst(""));
        }
    }
}
