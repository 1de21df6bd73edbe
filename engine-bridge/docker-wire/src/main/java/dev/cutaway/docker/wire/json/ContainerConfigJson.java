package dev.cutaway.docker.wire.json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

/** A config's {@code config} object with the fields, the order and the empty values that Docker gives it. */
final class ContainerConfigJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The fields that are always there, with what stands for nothing. */
    private static final Map<String, JsonNode> FIELDS = new LinkedHashMap<>();

    static {
        for (String name : new String[]{"Hostname", "Domainname", "User"}) {
            FIELDS.put(name, NODES.stringNode(""));
        }
        for (String name : new String[]{"AttachStdin", "AttachStdout", "AttachStderr"}) {
            FIELDS.put(name, NODES.booleanNode(false));
        }
        optional("ExposedPorts");
        for (String name : new String[]{"Tty", "OpenStdin", "StdinOnce"}) {
            FIELDS.put(name, NODES.booleanNode(false));
        }
        FIELDS.put("Env", NODES.nullNode());
        FIELDS.put("Cmd", NODES.nullNode());
        optional("Healthcheck", "ArgsEscaped");
        FIELDS.put("Image", NODES.stringNode(""));
        FIELDS.put("Volumes", NODES.nullNode());
        FIELDS.put("WorkingDir", NODES.stringNode(""));
        FIELDS.put("Entrypoint", NODES.nullNode());
        optional("NetworkDisabled", "MacAddress");
        FIELDS.put("OnBuild", NODES.nullNode());
        FIELDS.put("Labels", NODES.nullNode());
        optional("StopSignal", "StopTimeout", "Shell");
    }

    private ContainerConfigJson() {}

    private static void optional(String... names) {
        for (String name : names) {
            FIELDS.put(name, NODES.missingNode());
        }
    }

    /** @param json an object; what is none counts as an empty one */
    static ObjectNode docker(String json) {
        JsonNode given = parse(json);
        ObjectNode config = NODES.objectNode();
        FIELDS.forEach((name, nothing) -> {
            JsonNode value = given.path(name);
            if (!value.isMissingNode()) {
                config.set(name, value);
            } else if (!nothing.isMissingNode()) {
                config.set(name, nothing);
            }
        });
        return config;
    }

    private static JsonNode parse(String json) {
        try {
            return Json.tree(json);
        } catch (JacksonException _) {
            return NODES.objectNode();
        }
    }
}
