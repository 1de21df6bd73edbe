package dev.cutaway.docker.wire.json;

import dev.cutaway.engine.api.Filters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;

/** Filters as a query parameter has them: <code>{"k":{"v":true}}</code>, or <code>{"k":["v"]}</code> of old. */
public final class FilterDocument {

    private FilterDocument() {}

    /** The newer form. */
    public static String write(Filters filters) {
        var document = new LinkedHashMap<String, Map<String, Boolean>>();
        filters.values().forEach((key, values) -> {
            Map<String, Boolean> set = document.computeIfAbsent(key, _ -> new LinkedHashMap<>());
            values.forEach(value -> set.put(value, true));
        });
        return new String(Json.bytes(document), java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * Reads either form; empty text is no condition.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Filters read(String text) {
        Filters filters = Filters.NONE;
        if (text.isBlank()) {
            return filters;
        }
        for (Map.Entry<String, JsonNode> entry : tree(text).properties()) {
            JsonNode values = entry.getValue();
            if (!values.isObject() && !values.isArray()) {
                throw invalid(text, null);
            }
            Iterable<String> given = values.isObject()
                    ? values.propertyNames()
                    : values.valueStream().map(JsonNode::asString).toList();
            for (String value : given) {
                filters = filters.and(entry.getKey(), value);
            }
        }
        return filters;
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode tree = Json.tree(text);
            if (!tree.isObject()) {
                throw invalid(text, null);
            }
            return tree;
        } catch (JacksonException e) {
            throw invalid(text, e);
        }
    }

    private static IllegalArgumentException invalid(String text, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException("invalid filters: " + text, cause);
    }
}
