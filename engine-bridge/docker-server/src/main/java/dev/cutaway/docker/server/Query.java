package dev.cutaway.docker.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The path and the parameters of a request line. */
final class Query {

    /** What Docker takes for false; all else that is said is true. */
    private static final Set<String> FALSE = Set.of("", "0", "no", "false", "none");

    private final String path;
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when the percent encoding is broken */
    Query(String target) {
        int mark = target.indexOf('?');
        path = decode((mark < 0 ? target : target.substring(0, mark)).replace("+", "%2B"));
        if (mark >= 0) {
            for (String part : target.substring(mark + 1).split("&")) {
                int equals = part.indexOf('=');
                String key = decode(equals < 0 ? part : part.substring(0, equals));
                values.computeIfAbsent(key, _ -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(part.substring(equals + 1)));
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String path() {
        return path;
    }

    List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    String first(String key) {
        List<String> all = all(key);
        return all.isEmpty() ? "" : all.getFirst();
    }

    boolean flag(String key, boolean otherwise) {
        List<String> all = all(key);
        return all.isEmpty() ? otherwise : !FALSE.contains(all.getFirst().trim().toLowerCase(java.util.Locale.ROOT));
    }
}
