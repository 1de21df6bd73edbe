package dev.cutaway.inspector.tree;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What one types to find files. {@code /…/} is a regular expression, sought anywhere in the path. Text with {@code *},
 * {@code ?} or {@code […]} is a glob that must fit the whole name, or, where it has a slash, the whole path;
 * {@code *} and {@code ?} stop at slashes, {@code **} does not. Other text is sought as it is, without regard to case,
 * in the name, or with a slash, in the path. Not thread-safe.
 */
public final class PathPattern {

    private final String text;
    private final boolean wholePath;
    private final Matcher matcher;
    private final boolean anywhere;

    private PathPattern(String text, Pattern pattern, boolean wholePath, boolean anywhere) {
        this.text = text;
        this.wholePath = wholePath;
        this.anywhere = anywhere;
        matcher = pattern.matcher("");
    }

    /**
     * Reads what was typed.
     *
     * @throws PatternSyntaxException where the regular expression is not one
     */
    public static PathPattern parse(String text) {
        if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
            return new PathPattern(text, Pattern.compile(text.substring(1, text.length() - 1)), true, true);
        }
        boolean path = text.indexOf('/') >= 0;
        if (text.chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
            int flags = Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            return new PathPattern(text, Pattern.compile(text, flags), path, true);
        }
        String glob = path && !text.startsWith("/") && !text.startsWith("**") ? "**/" + text : text;
        return new PathPattern(text, Pattern.compile(Glob.toRegex(glob), Pattern.DOTALL), path, false);
    }

    /** True where {@link #matches} wants the path, false where it wants the name alone. */
    public boolean wantsPath() {
        return wholePath;
    }

    /** True where the path (with its leading slash) or the name fits. */
    public boolean matches(String pathOrName) {
        matcher.reset(pathOrName);
        return anywhere ? matcher.find() : matcher.matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
