package dev.cutaway.engine.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Docker's filter arguments: different keys must all hold, one value of a key is enough. Which keys exist is for the
 * one who applies them to say.
 *
 * @param values by key, in the order they were given
 * @see <a href="https://docs.docker.com/reference/cli/docker/image/ls/#filter">docker image ls --filter</a>
 */
public record Filters(Map<String, List<String>> values) {

    /** No condition. */
    public static final Filters NONE = new Filters(Map.of());

    /** Copies. */
    public Filters {
        var copy = new LinkedHashMap<String, List<String>>();
        values.forEach((key, list) -> copy.put(key, List.copyOf(list)));
        values = java.util.Collections.unmodifiableMap(copy);
    }

    /** One condition. */
    public static Filters of(String key, String value) {
        return NONE.and(key, value);
    }

    /** These, and one more value. */
    public Filters and(String key, String value) {
        var more = new LinkedHashMap<String, List<String>>(values);
        var list = new ArrayList<String>(of(key));
        list.add(value);
        more.put(key, list);
        return new Filters(more);
    }

    /** The values of a key; empty where it was not given. */
    public List<String> of(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** Whether there is no condition. */
    public boolean isEmpty() {
        return values.isEmpty();
    }
}
