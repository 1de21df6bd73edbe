package dev.cutaway.inspector.analysis.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code KEY=value} pairs, which builders print without the quotes they were written with. */
final class KeyValues {

    private static final Pattern PAIR = Pattern.compile("[A-Za-z_][\\w.\\-/]*=.*", Pattern.DOTALL);

    private static final Pattern PLAIN = Pattern.compile("[\\w./:=,@%+~^-]*");

    private KeyValues() {}

    static List<String> of(Map<String, String> labels) {
        return labels.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()).toList();
    }

    /**
     * The pairs of {@code text}, each quoted where it must be.
     *
     * @param known whole pairs of the image, which tell where a value with blanks ends
     */
    static String quoted(String text, List<String> known) {
        if (text.indexOf('=') < 0) {
            return text;
        }
        var result = new StringBuilder();
        for (String pair : split(text, known)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                return text.replace('\n', ' ');
            }
            result.append(result.isEmpty() ? "" : " ");
            result.append(pair, 0, equals + 1).append(quote(pair.substring(equals + 1)));
        }
        return result.toString();
    }

    private static List<String> split(String text, List<String> known) {
        var pairs = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            String rest = text.substring(at);
            String pair = known.stream()
                    .filter(candidate -> rest.equals(candidate) || rest.startsWith(candidate + " "))
                    .max((a, b) -> Integer.compare(a.length(), b.length()))
                    .orElseGet(() -> upToNextPair(rest));
            pairs.add(pair);
            at += pair.length() + 1;
        }
        return pairs;
    }

    /** Words that start no pair of their own belong to the value before. */
    private static String upToNextPair(String text) {
        int end = text.indexOf(' ');
        while (end >= 0 && !PAIR.matcher(text.substring(end + 1).split(" ", 2)[0]).matches()) {
            end = text.indexOf(' ', end + 1);
        }
        return end < 0 ? text : text.substring(0, end);
    }

    /** A value as a Dockerfile takes it: values were expanded when they were recorded, so a {@code $} is itself. */
    static String quote(String value) {
        if (!value.isEmpty() && PLAIN.matcher(value).matches()) {
            return value;
        }
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$").replace("\n", "\\n");
        return "\"" + escaped + "\"";
    }
}
