package dev.cutaway.engine.api.filter;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;

import java.util.regex.Pattern;

/**
 * A shell pattern over names, by the rules of Go's {@code path.Match}: {@code *} and {@code ?} stop at slashes,
 * {@code [a-z]} and {@code [^a-z]} are one character, a backslash takes the next character as it is.
 *
 * @see <a href="https://pkg.go.dev/path#Match">path.Match</a>
 */
public final class NamePattern {

    private final Pattern regex;

    private NamePattern(Pattern regex) {
        this.regex = regex;
    }

    /** @throws EngineException {@code INVALID} for an unfinished class or escape */
    public static NamePattern parse(String glob) throws EngineException {
        var regex = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            char c = glob.charAt(at);
            switch (c) {
                case '*' -> regex.append("[^/]*");
                case '?' -> regex.append("[^/]");
                case '[' -> at = characterClass(glob, at + 1, regex);
                case '\\' -> literal(glob, ++at, regex);
                default -> literal(glob, at, regex);
            }
            at++;
        }
        return new NamePattern(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /** Whether the name as people write it matches, with its tag or digest or without. */
    public boolean matches(ImageReference name) {
        return regex.matcher(name.familiar()).matches() || regex.matcher(name.familiarName()).matches();
    }

    /** Whether the whole text matches. */
    public boolean matches(String text) {
        return regex.matcher(text).matches();
    }

    /** Translates a class from its first character; gives the place of its closing bracket. */
    private static int characterClass(String glob, int start, StringBuilder regex) throws EngineException {
        int at = start;
        regex.append('[');
        if (at < glob.length() && glob.charAt(at) == '^') {
            regex.append('^');
            at++;
        }
        int ranges = 0;
        while (at >= glob.length() || glob.charAt(at) != ']' || ranges == 0) {
            at = member(glob, at, regex);
            if (at < glob.length() && glob.charAt(at) == '-') {
                regex.append('-');
                at = upperBound(glob, at + 1, regex);
            }
            ranges++;
        }
        regex.append(']');
        return at;
    }

    private static int upperBound(String glob, int at, StringBuilder regex) throws EngineException {
        int before = regex.length();
        int next = member(glob, at, regex);
        // Go takes a range that runs backwards as one that nothing is in; Java would not compile it.
        char upper = regex.charAt(regex.length() - 1);
        char lower = regex.charAt(before - 2);
        if (lower > upper) {
            regex.setLength(before - 3);
            regex.append("&&[^\\x{0}-\\x{10ffff}]");
        }
        return next;
    }

    private static int member(String glob, int at, StringBuilder regex) throws EngineException {
        if (at >= glob.length() || glob.charAt(at) == '-' || glob.charAt(at) == ']') {
            throw bad();
        }
        int place = glob.charAt(at) == '\\' ? at + 1 : at;
        literal(glob, place, regex);
        return place + 1;
    }

    private static void literal(String glob, int at, StringBuilder regex) throws EngineException {
        if (at >= glob.length()) {
            throw bad();
        }
        char c = glob.charAt(at);
        if (c < 128 && !Character.isLetterOrDigit(c)) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private static EngineException bad() {
        return new EngineException(Reason.INVALID, "syntax error in pattern");
    }
}
