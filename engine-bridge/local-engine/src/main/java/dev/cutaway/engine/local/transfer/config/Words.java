package dev.cutaway.engine.local.transfer.config;

import dev.cutaway.inspector.oci.GoJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Words of a Dockerfile instruction: quotes keep blanks together and are taken away, a backslash takes the next
 * character as it is, {@code $name} and {@code ${name}} give a variable's value.
 */
final class Words {

    private final String text;
    private final Map<String, String> variables;
    private int at;

    private Words(String text, Map<String, String> variables) {
        this.text = text;
        this.variables = variables;
    }

    /** Splits at blanks that no quote or backslash protects; quotes stay. */
    static List<String> split(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                continue;
            }
            word.append(c);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /**
     * What a word means.
     *
     * @throws IllegalArgumentException when a quote or brace is not closed
     */
    static String value(String word, Map<String, String> variables) {
        return new Words(word, variables).until((char) 0);
    }

    /** Reads up to {@code end}, which is passed, or to the end of the text where {@code end} is 0. */
    private String until(char end) {
        var value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == end) {
                return value.toString();
            }
            switch (c) {
                case '\'' -> value.append(single());
                case '"' -> value.append(quoted());
                case '\\' -> value.append(at < text.length() ? String.valueOf(text.charAt(at++)) : "\\");
                case '$' -> value.append(variable());
                default -> value.append(c);
            }
        }
        if (end != 0) {
            throw new IllegalArgumentException("syntax error: missing '" + end + "'");
        }
        return value.toString();
    }

    private String single() {
        int close = text.indexOf('\'', at);
        if (close < 0) {
            throw unclosed("single");
        }
        String inside = text.substring(at, close);
        at = close + 1;
        return inside;
    }

    private String quoted() {
        var value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            } else if (c == '\\' && at < text.length() && "\"$\\".indexOf(text.charAt(at)) >= 0) {
                value.append(text.charAt(at++));
            } else {
                value.append(c == '$' ? variable() : String.valueOf(c));
            }
        }
        throw unclosed("double");
    }

    private IllegalArgumentException unclosed(String quote) {
        return new IllegalArgumentException("failed to process " + GoJson.quote(text)
                + ": unexpected end of statement while looking for matching " + quote + "-quote");
    }

    private String variable() {
        boolean braces = at < text.length() && text.charAt(at) == '{';
        at += braces ? 1 : 0;
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String name = text.substring(from, at);
        String known = variables.getOrDefault(name, "");
        if (!braces) {
            return name.isEmpty() ? "$" : known;
        }
        if (text.startsWith(":-", at) || text.startsWith(":+", at)) {
            boolean instead = text.charAt(at + 1) == '-';
            at += 2;
            String other = until('}');
            return instead == known.isEmpty() ? other : known;
        }
        if (at >= text.length() || text.charAt(at++) != '}') {
            throw new IllegalArgumentException("unsupported modifier in substitution: " + text);
        }
        return known;
    }
}
