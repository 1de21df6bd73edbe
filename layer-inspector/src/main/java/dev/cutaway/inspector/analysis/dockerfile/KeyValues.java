package dev.cutaway.inspector.analysis.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code KEY=value} pairs, which builders print without the quotes they were written with. */
final class KeyValues {

    private static final Pattern PAIR = Pattern.compile("[A-Za-z_][\\w.\\-/]*=.*", Pattern.DOTALL);

    private static final Pattern PLAIN = Pattern.compile("[\\w./:=,@%+~^-]*");

    private KeyValues() {}

    /** The variables of an environment by name. */
    static Map<String, String> of(List<String> env) {
        var values = new HashMap<String, String>();
        for (String pair : env) {
            int equals = pair.indexOf('=');
            values.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return values;
    }

    /**
     * The pairs of {@code text}, each quoted where it must be.
     *
     * @param known values the image has, which tell where a value with blanks ends
     */
    static String quoted(String text, Map<String, String> known) {
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

    /** Takes pairs apart: a word that starts no pair of its own belongs to the value before it. */
    static List<String> split(String text, Map<String, String> known) {
        var pairs = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            String value = equals < 0 ? null : known.get(text.substring(at, equals));
            int end = value != null && text.startsWith(value, equals + 1) ? equals + 1 + value.length() : -1;
            if (end < 0 || (end < text.length() && text.charAt(end) != ' ')) {
                end = upToNextPair(text, at);
            }
            pairs.add(text.substring(at, end));
            at = end + 1;
        }
        return pairs;
    }

    private static int upToNextPair(String text, int from) {
        int end = text.indexOf(' ', from);
        while (end >= 0) {
            int next = text.indexOf(' ', end + 1);
            if (PAIR.matcher(text).region(end + 1, next < 0 ? text.length() : next).matches()) {
                return end;
            }
            end = next;
        }
        return text.length();
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
