package dev.cutaway.engine.local.transfer.config;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * How a container starts, as Docker 20.10's {@code container.Config} is written: every field it has, in its order, and
 * none it does not have.
 *
 * @see <a href="https://github.com/moby/moby/blob/v20.10.24/api/types/container/config.go">container.Config</a>
 */
public final class RuntimeConfig {

    /** What a field holds. */
    private enum Kind {
        TEXT, FLAG, LIST, SET, MAP, NUMBER, HEALTHCHECK
    }

    /** @param optional left out where it is empty */
    private record Field(String name, Kind kind, boolean optional) {}

    private static final List<Field> FIELDS = List.of(
            new Field("Hostname", Kind.TEXT, false),
            new Field("Domainname", Kind.TEXT, false),
            new Field("User", Kind.TEXT, false),
            new Field("AttachStdin", Kind.FLAG, false),
            new Field("AttachStdout", Kind.FLAG, false),
            new Field("AttachStderr", Kind.FLAG, false),
            new Field("ExposedPorts", Kind.SET, true),
            new Field("Tty", Kind.FLAG, false),
            new Field("OpenStdin", Kind.FLAG, false),
            new Field("StdinOnce", Kind.FLAG, false),
            new Field("Env", Kind.LIST, false),
            new Field("Cmd", Kind.LIST, false),
            new Field("Healthcheck", Kind.HEALTHCHECK, true),
            new Field("ArgsEscaped", Kind.FLAG, true),
            new Field("Image", Kind.TEXT, false),
            new Field("Volumes", Kind.SET, false),
            new Field("WorkingDir", Kind.TEXT, false),
            new Field("Entrypoint", Kind.LIST, false),
            new Field("NetworkDisabled", Kind.FLAG, true),
            new Field("MacAddress", Kind.TEXT, true),
            new Field("OnBuild", Kind.LIST, false),
            new Field("Labels", Kind.MAP, false),
            new Field("StopSignal", Kind.TEXT, true),
            new Field("StopTimeout", Kind.NUMBER, true),
            new Field("Shell", Kind.LIST, true));

    private static final List<Field> HEALTHCHECK = List.of(
            new Field("Test", Kind.LIST, true),
            new Field("Interval", Kind.NUMBER, true),
            new Field("Timeout", Kind.NUMBER, true),
            new Field("StartPeriod", Kind.NUMBER, true),
            new Field("StartInterval", Kind.NUMBER, true),
            new Field("Retries", Kind.NUMBER, true));

    private RuntimeConfig() {}

    /**
     * The config with all of Docker's fields.
     *
     * @param given what there is of it; null for nothing
     */
    public static ObjectNode complete(@Nullable JsonNode given) {
        return complete(given, FIELDS);
    }

    private static ObjectNode complete(@Nullable JsonNode given, List<Field> fields) {
        ObjectNode complete = Json.object();
        for (Field field : fields) {
            JsonNode value = given == null ? null : given.get(field.name());
            JsonNode written = value(value == null || value.isNull() ? null : value, field.kind());
            // A pointer of Go's is left out only where it is nil.
            boolean pointer = field.kind() == Kind.HEALTHCHECK || field.name().equals("StopTimeout");
            if (!field.optional() || (pointer ? !written.isNull() : !isEmpty(written))) {
                complete.set(field.name(), written);
            }
        }
        return complete;
    }

    private static JsonNode value(@Nullable JsonNode given, Kind kind) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (kind) {
            case TEXT -> given == null ? make.stringNode("") : given;
            case FLAG -> given == null ? make.booleanNode(false) : given;
            case NUMBER -> given == null ? make.nullNode() : given;
            case LIST -> given == null ? make.nullNode() : given.isString() ? make.arrayNode().add(given) : given;
            case MAP -> given == null ? make.nullNode() : Json.sorted(given);
            case SET -> given == null ? make.nullNode() : set(given);
            case HEALTHCHECK -> given == null ? make.nullNode() : complete(given, HEALTHCHECK);
        };
    }

    private static ObjectNode set(JsonNode given) {
        ObjectNode set = Json.object();
        Json.sorted(given).propertyNames().forEach(name -> set.set(name, Json.object()));
        return set;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isContainer() && value.isEmpty())
                || (value.isBoolean() && !value.booleanValue()) || (value.isString() && value.stringValue().isEmpty())
                || (value.isNumber() && value.asLong() == 0);
    }

    /** A list of strings. */
    public static ArrayNode list(List<String> items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.forEach(list::add);
        return list;
    }
}
