package dev.cutaway.app.dockerfile.blocks.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The value of a {@code --mount} as its comma-separated fields, so that one can be changed and all others stay.
 *
 * @param fields as they are written, quotes of the list included
 */
public record MountText(List<String> fields) {

    private static final Map<String, String> LONG_NAMES = Map.of("src", "source", "dst", "target", "destination",
            "target", "ro", "readonly", "rw", "readwrite");

    /** Keys that can stand alone, as people write them. */
    private static final Map<String, String> SWITCHES = Map.of("readonly", "ro", "readwrite", "rw", "required",
            "required");

    /** Copies the list. */
    public MountText {
        fields = List.copyOf(fields);
    }

    /** Takes a flag's value apart. */
    public static MountText of(String text) {
        var fields = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(text.substring(start, at));
                start = at + 1;
            }
        }
        fields.add(text.substring(start));
        return new MountText(fields);
    }

    /** The value of a key by its long name; empty for none. A key that stands alone is {@code true}. */
    public String value(String key) {
        String found = "";
        for (String field : fields) {
            if (key(field).equals(key)) {
                String plain = plain(field);
                int sign = plain.indexOf('=');
                found = sign < 0 ? "true" : plain.substring(sign + 1);
            }
        }
        return found;
    }

    /** With another value for a key; empty to take it away. The key keeps the name it is written with. */
    public MountText with(String key, String value) {
        var next = new ArrayList<String>();
        boolean there = false;
        for (String field : fields) {
            if (!key(field).equals(key)) {
                next.add(field);
            } else if (!there && !value.isEmpty()) {
                String plain = plain(field);
                int sign = plain.indexOf('=');
                next.add(field(sign < 0 ? plain : plain.substring(0, sign), value));
                there = true;
            }
        }
        if (!there && !value.isEmpty()) {
            // BuildKit reads keys in order: what a type allows is known only after it.
            next.add(key.equals("type") ? 0 : next.size(), field(key, value));
        }
        return new MountText(next);
    }

    /** The flag's value. */
    public String text() {
        return String.join(",", fields);
    }

    private static String field(String key, String value) {
        if (value.equals("true") && SWITCHES.containsKey(key)) {
            return SWITCHES.getOrDefault(key, key);
        }
        String field = key + "=" + value;
        boolean quote = field.indexOf(',') >= 0 || field.indexOf('"') >= 0;
        return quote ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }

    private static String plain(String field) {
        boolean quoted = field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
        return quoted ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    }

    private static String key(String field) {
        String plain = plain(field);
        int sign = plain.indexOf('=');
        String written = (sign < 0 ? plain : plain.substring(0, sign)).toLowerCase(Locale.ROOT);
        return LONG_NAMES.getOrDefault(written, written);
    }
}
