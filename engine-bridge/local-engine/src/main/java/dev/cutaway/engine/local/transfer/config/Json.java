package dev.cutaway.engine.local.transfer.config;

import dev.cutaway.inspector.oci.GoJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** JSON as Go writes it: no white space, and the escapes that keep it harmless in HTML. Digests are made of it. */
public final class Json {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** A new, empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Reads a document that was verified before, such as a stored config. */
    public static ObjectNode read(byte[] document) {
        return (ObjectNode) MAPPER.readTree(document);
    }

    /** The members of an object in the order of their names, as Go writes a map. */
    public static ObjectNode sorted(JsonNode object) {
        var members = new TreeMap<String, JsonNode>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        ObjectNode sorted = object();
        members.forEach(sorted::set);
        return sorted;
    }

    /** The document's bytes. */
    public static byte[] bytes(JsonNode node) {
        var text = new StringBuilder();
        write(node, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            text.append('{');
            for (Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator(); members.hasNext();) {
                Map.Entry<String, JsonNode> member = members.next();
                text.append(GoJson.quote(member.getKey())).append(':');
                write(member.getValue(), text);
                text.append(members.hasNext() ? "," : "");
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            for (int i = 0; i < node.size(); i++) {
                text.append(i == 0 ? "" : ",");
                write(node.get(i), text);
            }
            text.append(']');
        } else {
            text.append(node.isString() ? GoJson.quote(node.stringValue()) : node.toString());
        }
    }
}
