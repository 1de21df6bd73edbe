package dev.cutaway.dockerfile.ignore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern over paths: {@code ?} and {@code *} stay within a name, {@code **} is any number of folders, {@code [a-z]} a
 * character of a set. One pass over the path, however many stars there are.
 */
public final class PathPattern {

    private sealed interface Token {
        /** One character. */
        record One(char c) implements Token {}

        /** One character of a set; a set that is turned over takes slashes as well. */
        record Of(String ranges, boolean not) implements Token {
            boolean has(char c) {
                boolean found = false;
                for (int i = 0; i < ranges.length(); i += 2) {
                    found |= ranges.charAt(i) <= c && c <= ranges.charAt(i + 1);
                }
                return found != not;
            }
        }

        /** One character of a name. */
        record Any() implements Token {}

        /** Any number of characters of a name. */
        record Star() implements Token {}

        /** Nothing, or anything that ends with a slash. */
        record Folders() implements Token {}

        /** Anything. */
        record Rest() implements Token {}
    }

    private final List<Token> tokens;

    private PathPattern(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /** Null when the pattern makes no sense. */
    public static @Nullable PathPattern parse(String pattern) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '[') {
                int close = set(pattern, at + 1, tokens);
                if (close < 0) {
                    return null;
                }
                at = close;
            } else if (c == '\\') {
                if (at + 1 == pattern.length()) {
                    return null;
                }
                tokens.add(new Token.One(pattern.charAt(at + 1)));
                at += 2;
            } else if (pattern.startsWith("**", at)) {
                at = stars(pattern, at, tokens);
            } else {
                tokens.add(c == '*' ? new Token.Star() : c == '?' ? new Token.Any() : new Token.One(c));
                at++;
            }
        }
        return new PathPattern(tokens);
    }

    private static int stars(String pattern, int at, List<Token> tokens) {
        int after = at + 2;
        boolean slash = after < pattern.length() && pattern.charAt(after) == '/';
        after += slash ? 1 : 0;
        boolean plainRest = pattern.substring(after).chars().noneMatch(c -> "*?[]\\".indexOf(c) >= 0);
        // Docker takes "**name" for "ends with name", and "**na*e" for "na*e in any folder".
        boolean rest = after == pattern.length() || (at == 0 && !slash && plainRest);
        tokens.add(rest ? new Token.Rest() : new Token.Folders());
        return after;
    }

    /** Reads {@code a-z]} or {@code ^a-z]}; the place after it, −1 when it does not end. */
    private static int set(String pattern, int start, List<Token> tokens) {
        int at = start;
        boolean not = at < pattern.length() && pattern.charAt(at) == '^';
        at += not ? 1 : 0;
        var ranges = new StringBuilder();
        while (at < pattern.length() && (pattern.charAt(at) != ']' || ranges.isEmpty())) {
            at += pattern.charAt(at) == '\\' ? 1 : 0;
            if (at >= pattern.length() || (pattern.charAt(at) == ']' && pattern.charAt(at - 1) != '\\')) {
                return -1;
            }
            char low = pattern.charAt(at++);
            char high = low;
            if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                at += pattern.charAt(at + 1) == '\\' ? 2 : 1;
                if (at >= pattern.length()) {
                    return -1;
                }
                high = pattern.charAt(at++);
            }
            ranges.append(low).append(high);
        }
        if (at >= pattern.length()) {
            return -1;
        }
        tokens.add(new Token.Of(ranges.toString(), not));
        return at + 1;
    }

    /** How much of the path matches: all of it, or the shortest folder it lies in that does; −1 when nothing matches. */
    public int match(String path) {
        boolean[] states = start();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '/' && i > 0 && states[tokens.size()]) {
                return i;
            }
            states = next(states, path.charAt(i));
        }
        return states[tokens.size()] ? path.length() : -1;
    }

    /** Whether a path that begins with {@code folder} and a slash could match. */
    boolean mayMatchBelow(String folder) {
        boolean[] states = start();
        for (int i = 0; i <= folder.length(); i++) {
            states = next(states, i < folder.length() ? folder.charAt(i) : '/');
        }
        for (int state = 0; state < tokens.size(); state++) {
            if (states[state]) {
                return true;
            }
        }
        return states[tokens.size()] && !tokens.isEmpty() && tokens.getLast() instanceof Token.Rest;
    }

    private boolean[] start() {
        boolean[] states = new boolean[tokens.size() + 1];
        enter(states, 0);
        return states;
    }

    private boolean[] next(boolean[] states, char c) {
        boolean[] next = new boolean[states.length];
        for (int state = 0; state < tokens.size(); state++) {
            if (states[state]) {
                step(next, state, c);
            }
        }
        return next;
    }

    private void enter(boolean[] states, int start) {
        int state = start;
        while (!states[state]) {
            states[state] = true;
            boolean optional = state < tokens.size() && (tokens.get(state) instanceof Token.Star
                    || tokens.get(state) instanceof Token.Folders || tokens.get(state) instanceof Token.Rest);
            if (!optional) {
                return;
            }
            state++;
        }
    }

    private void step(boolean[] next, int state, char c) {
        boolean stays = switch (tokens.get(state)) {
            case Token.Star star -> c != '/';
            case Token.Folders folders -> true;
            case Token.Rest rest -> true;
            default -> false;
        };
        boolean goes = switch (tokens.get(state)) {
            case Token.One one -> one.c() == c;
            case Token.Any any -> c != '/';
            case Token.Of of -> of.has(c);
            default -> false;
        };
        if (tokens.get(state) instanceof Token.Folders) {
            // In the middle of a folder's name nothing else can begin.
            next[state] = true;
            if (c == '/') {
                enter(next, state + 1);
            }
            return;
        }
        if (stays) {
            enter(next, state);
        }
        if (goes) {
            enter(next, state + 1);
        }
    }
}
