package dev.cutaway.dockerfile.expansion;

import java.util.Arrays;

/**
 * The patterns of {@code ${v#pattern}} and {@code ${v/pattern/word}}: {@code ?} is any character, {@code *} any number of
 * them, neither takes a line feed. All matching is one pass over the value, however many stars there are.
 */
final class Glob {

    private static final char ANY = '\uffff';
    private static final char STAR = '\ufffe';
    private static final int NONE = Integer.MAX_VALUE;

    /** Literal characters, {@link #ANY} and {@link #STAR}. */
    private final String tokens;

    private Glob(String tokens) {
        this.tokens = tokens;
    }

    static Glob parse(String pattern) throws ExpansionException {
        var tokens = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
                char next = i < pattern.length() ? pattern.charAt(i) : ' ';
                if ("}/*?\\".indexOf(next) < 0) {
                    throw new ExpansionException(
                            "invalid pattern (" + pattern + ") in substitution: invalid escape '\\" + next + "'");
                }
                tokens.append(next);
            } else {
                tokens.append(c == '*' ? STAR : c == '?' ? ANY : c);
            }
        }
        return new Glob(tokens.toString());
    }

    String withoutPrefix(String value, boolean longest) {
        long match = find(value, 0, true, longest);
        return match < 0 ? value : value.substring((int) match);
    }

    String withoutSuffix(String value, boolean longest) {
        String turned = new StringBuilder(value).reverse().toString();
        Glob glob = new Glob(new StringBuilder(tokens).reverse().toString());
        return new StringBuilder(glob.withoutPrefix(turned, longest)).reverse().toString();
    }

    String replaced(String value, String replacement, boolean all) {
        var out = new StringBuilder();
        int copied = 0;
        int from = 0;
        int lastEnd = -1;
        while (from <= value.length()) {
            long match = find(value, from, false, true);
            if (match < 0) {
                break;
            }
            int start = (int) (match >> 32);
            int end = (int) match;
            if (end > start || start != lastEnd) {
                out.append(value, copied, start).append(replacement);
                copied = end;
                lastEnd = end;
            }
            if (!all) {
                break;
            }
            from = end > start ? end : end + 1;
        }
        return out.append(value, copied, value.length()).toString();
    }

    /**
     * The first match at or after {@code from}: start in the upper half, end in the lower; −1 for none. Every state holds
     * the smallest start that leads to it.
     */
    private long find(String value, int from, boolean anchored, boolean longest) {
        int[] states = new int[tokens.length() + 1];
        int[] next = new int[states.length];
        Arrays.fill(states, NONE);
        int bestStart = NONE;
        int bestEnd = -1;
        for (int i = from; i <= value.length(); i++) {
            if (bestStart == NONE && (!anchored || i == from)) {
                enter(states, 0, i);
            }
            int accepted = states[tokens.length()];
            if (accepted <= bestStart && accepted != NONE) {
                bestStart = accepted;
                bestEnd = i;
                if (!longest) {
                    break;
                }
            }
            boolean over = i == value.length() || !step(states, next, value.charAt(i), bestStart);
            if (over && (anchored || bestEnd >= 0 || i == value.length())) {
                break;
            }
            int[] swap = states;
            states = next;
            next = swap;
        }
        return bestEnd < 0 ? -1 : ((long) bestStart << 32) | bestEnd;
    }

    private void enter(int[] states, int state, int start) {
        int at = state;
        while (start < states[at]) {
            states[at] = start;
            if (at == tokens.length() || tokens.charAt(at) != STAR) {
                return;
            }
            at++;
        }
    }

    /** Whether any state lives on. */
    private boolean step(int[] states, int[] next, char c, int bestStart) {
        Arrays.fill(next, NONE);
        boolean alive = false;
        for (int state = 0; state < tokens.length(); state++) {
            int start = states[state];
            if (start == NONE || start > bestStart) {
                continue;
            }
            char token = tokens.charAt(state);
            if (token == STAR && c != '\n') {
                enter(next, state, start);
                alive = true;
            } else if (token == c || (token == ANY && c != '\n')) {
                enter(next, state + 1, start);
                alive = true;
            }
        }
        return alive;
    }
}
