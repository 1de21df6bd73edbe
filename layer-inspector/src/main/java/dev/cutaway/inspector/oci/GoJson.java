package dev.cutaway.inspector.oci;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** JSON with the very bytes that Go's encoder gives, because digests are made of them. */
public final class GoJson {

    private GoJson() {}

    /**
     * The members of an object as Go reads them into a map of raw values and writes them again: sorted by key, without
     * white space, and with what HTML could mistake for markup escaped.
     *
     * @param document a valid JSON object
     */
    static SortedMap<String, String> members(byte[] document) {
        String text = compact(new String(document, StandardCharsets.UTF_8));
        var members = new TreeMap<String, String>();
        int depth = 0;
        int start = 1;
        int colon = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = endOfString(text, i);
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == ':' && depth == 1 && colon < 0) {
                colon = i;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            boolean ends = depth == 0 || (depth == 1 && c == ',');
            if (ends && colon > 0) {
                members.put(text.substring(start + 1, colon - 1), text.substring(colon + 1, i));
                start = i + 1;
                colon = -1;
            }
        }
        return members;
    }

    private static String compact(String json) {
        var text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                int end = endOfString(json, i);
                for (; i < end; i++) {
                    appendEscaped(text, json.charAt(i));
                }
                text.append('"');
            } else if (c > ' ') {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Index of the closing quote of the string that starts at {@code quote}. */
    private static int endOfString(String json, int quote) {
        int at = quote + 1;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private static void appendEscaped(StringBuilder text, char c) {
        switch (c) {
            case '<', '>', '&', '\u2028', '\u2029' -> text.append("\\u%04x".formatted((int) c));
            default -> text.append(c);
        }
    }

    /** A string as Go writes it. */
    public static String quote(String value) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        appendEscaped(text, c);
                    }
                }
            }
        }
        return text.append('"').toString();
    }
}
