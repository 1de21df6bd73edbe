package dev.cutaway.dockerfile.ignore;

/**
 * One line that counts.
 *
 * @param line from 1
 * @param text as it is written, blanks at both ends taken away
 * @param exception it begins with {@code !}: what matches is kept
 * @param pattern what is matched: cleaned, without {@code !} and leading slash
 */
public record IgnoreRule(int line, String text, boolean exception, String pattern) {

    @Override
    public String toString() {
        return line + ": " + text;
    }
}
