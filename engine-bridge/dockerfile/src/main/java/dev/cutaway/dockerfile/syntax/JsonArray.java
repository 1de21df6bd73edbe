package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.Word;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code ["a", "b"]}: the exec form. What is not wholly a JSON array is no error but the shell form. */
public final class JsonArray {

    private static final int DEEPEST = 100;

    /** What a text is, seen as a JSON array. */
    public sealed interface Result {
        /** Not JSON, or no array. */
        record NotJson() implements Result {}

        /** A JSON array with something in it that is no string. */
        record NotStrings() implements Result {}

        /** An array of strings, escapes solved; each stands where its quotes stand. */
        record Strings(List<Word> values) implements Result {}
    }

    private static final Result NOT_JSON = new Result.NotJson();

    private final Slice slice;
    private final String text;
    private int at;

    private JsonArray(Slice slice) {
        this.slice = slice;
        this.text = slice.text();
    }

    /** Reads the whole slice. */
    public static Result parse(Slice slice) {
        Slice stripped = slice.strip();
        if (stripped.isEmpty() || stripped.joined().text().charAt(stripped.from()) != '[') {
            return NOT_JSON;
        }
        return new JsonArray(stripped).array();
    }

    private Result array() {
        var strings = new ArrayList<Word>();
        boolean onlyStrings = true;
        at = 1;
        blanks();
        if (!take(']')) {
            do {
                blanks();
                int start = at;
                String value = at < text.length() && text.charAt(at) == '"' ? string() : null;
                if (value != null) {
                    strings.add(slice.sub(start, at).word(value));
                } else if (at == start && value(0)) {
                    onlyStrings = false;
                } else {
                    return NOT_JSON;
                }
                blanks();
            } while (take(','));
            if (!take(']')) {
                return NOT_JSON;
            }
        }
        blanks();
        if (at < text.length()) {
            return NOT_JSON;
        }
        return onlyStrings ? new Result.Strings(List.copyOf(strings)) : new Result.NotStrings();
    }

    private boolean value(int depth) {
        blanks();
        if (at >= text.length() || depth > DEEPEST) {
            return false;
        }
        return switch (text.charAt(at)) {
            case '"' -> string() != null;
            case '[' -> members(']', false, depth);
            case '{' -> members('}', true, depth);
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        };
    }

    private boolean members(char close, boolean named, int depth) {
        at++;
        blanks();
        if (take(close)) {
            return true;
        }
        do {
            blanks();
            if (named && (at >= text.length() || text.charAt(at) != '"' || string() == null || !colon())) {
                return false;
            }
            if (!value(depth + 1)) {
                return false;
            }
            blanks();
        } while (take(','));
        return take(close);
    }

    private boolean colon() {
        blanks();
        return take(':');
    }

    private boolean literal(String word) {
        boolean here = text.startsWith(word, at);
        at += here ? word.length() : 0;
        return here;
    }

    private boolean number() {
        take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > start;
    }

    /** The string that begins here; null, place anywhere, where there is none. */
    private @Nullable String string() {
        var out = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                return null;
            }
            if (c != '\\') {
                out.append(c);
            } else if (!escape(out)) {
                return null;
            }
        }
        return null;
    }

    private boolean escape(StringBuilder out) {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        int known = "\"\\/bfnrt".indexOf(c);
        if (known >= 0) {
            out.append("\"\\/\b\f\n\r\t".charAt(known));
            return true;
        }
        if (c != 'u' || at + 4 > text.length()) {
            return false;
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.charAt(at++), 16);
            if (digit < 0) {
                return false;
            }
            code = code * 16 + digit;
        }
        out.append((char) code);
        return true;
    }

    private boolean take(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
