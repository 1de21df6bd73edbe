package dev.cutaway.inspector.analysis.dockerfile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads how Go prints values: builders write lists and health checks into the history by {@code %q} and {@code %v}.
 * Quoted words follow Go's string literals, which JSON's are a part of.
 */
final class GoText {

    private GoText() {}

    /**
     * The words of {@code ["a" "b c"]} or {@code ["a","b c"]}, quotes solved.
     *
     * @return null where the text is not wholly such a list
     */
    static @Nullable List<String> quotedList(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return null;
        }
        var words = new ArrayList<String>();
        int at = 1;
        int end = text.length() - 1;
        while (at < end) {
            char c = text.charAt(at);
            if (c == ' ' || c == ',' || c == '\t' || c == '\n') {
                at++;
                continue;
            }
            int close = c == '"' ? closingQuote(text, at, end) : -1;
            if (close < 0) {
                return null;
            }
            words.add(unquote(text.substring(at + 1, close)));
            at = close + 1;
        }
        return words;
    }

    /** The words of {@code [a b]}; blanks inside words cannot be told from those between. Null where it is no list. */
    static @Nullable List<String> plainList(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return null;
        }
        String inside = text.substring(1, text.length() - 1).strip();
        return inside.isEmpty() ? List.of() : List.of(inside.split("\\s+"));
    }

    /** Where the quoted word that starts at {@code open} ends, before {@code limit}; −1 for nowhere. */
    static int closingQuote(String text, int open, int limit) {
        for (int i = open + 1; i < limit; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    /** Solves the escapes of a Go string literal; those it does not know stay as they are. */
    static String unquote(String inside) {
        if (inside.indexOf('\\') < 0) {
            return inside;
        }
        var text = new StringBuilder(inside.length());
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c != '\\' || i + 1 == inside.length()) {
                text.append(c);
                continue;
            }
            char escaped = inside.charAt(++i);
            int digits = switch (escaped) {
                case 'x' -> 2;
                case 'u' -> 4;
                default -> 0;
            };
            if (digits > 0 && isHex(inside, i + 1, digits)) {
                text.append((char) Integer.parseInt(inside.substring(i + 1, i + 1 + digits), 16));
                i += digits;
            } else {
                text.append(simpleEscape(escaped));
            }
        }
        return text.toString();
    }

    private static String simpleEscape(char escaped) {
        return switch (escaped) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'a' -> "\u0007";
            case 'v' -> "\u000b";
            case '"', '\\', '\'', '/' -> String.valueOf(escaped);
            default -> "\\" + escaped;
        };
    }

    private static boolean isHex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return false;
        }
        for (int i = from; i < from + digits; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The words as JSON: {@code ["a", "b c"]}. */
    static String json(List<String> words) {
        var text = new StringBuilder("[");
        for (String word : words) {
            text.append(text.length() == 1 ? "" : ", ").append(quote(word));
        }
        return text.append(']').toString();
    }

    /** One word in double quotes, escaped as JSON wants it. */
    static String quote(String word) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ') {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.append('"').toString();
    }
}
