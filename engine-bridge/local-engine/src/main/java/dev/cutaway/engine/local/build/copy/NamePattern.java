package dev.cutaway.engine.local.build.copy;

/**
 * A name with wildcards: {@code *} and {@code ?}, {@code [a-z]}, {@code [^a-z]}, and a backslash before what stands for
 * itself.
 *
 * @see <a href="https://pkg.go.dev/path/filepath#Match">Go's filepath.Match</a>
 */
final class NamePattern {

    private final String pattern;

    /** @throws CopyException when a bracket is not closed */
    NamePattern(String pattern) throws CopyException {
        this.pattern = pattern;
        check();
    }

    private void check() throws CopyException {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.charAt(i) == '[') {
                int end = pattern.indexOf(']', i + 2);
                if (end < 0) {
                    throw new CopyException("syntax error in pattern: " + pattern);
                }
                i = end;
            }
        }
    }

    /** Whether it is more than a name. */
    boolean hasWildcard() {
        return pattern.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0);
    }

    /** Whether this is such a name; stars are tried from short to long, going back only to the last of them. */
    boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int starred = 0;
        while (n < name.length()) {
            int next = p < pattern.length() && pattern.charAt(p) != '*' ? one(p, name.charAt(n)) : -1;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starred = n;
            } else if (next >= 0) {
                p = next;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++starred;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Where the pattern goes on after it took this character at {@code p}; −1 where it does not take it. */
    private int one(int p, char c) {
        return switch (pattern.charAt(p)) {
            case '?' -> p + 1;
            case '\\' -> p + 1 < pattern.length() && pattern.charAt(p + 1) == c ? p + 2 : -1;
            case '[' -> set(p, c);
            default -> pattern.charAt(p) == c ? p + 1 : -1;
        };
    }

    private int set(int p, char c) {
        int at = p + 1;
        boolean not = pattern.charAt(at) == '^';
        at += not ? 1 : 0;
        boolean in = false;
        int from = at;
        while (at < pattern.length() && (pattern.charAt(at) != ']' || at == from)) {
            at += pattern.charAt(at) == '\\' ? 1 : 0;
            char low = pattern.charAt(at);
            char high = low;
            if (at + 2 < pattern.length() && pattern.charAt(at + 1) == '-' && pattern.charAt(at + 2) != ']') {
                at += 2;
                high = pattern.charAt(at);
            }
            in |= c >= low && c <= high;
            at++;
        }
        return in != not ? at + 1 : -1;
    }
}
