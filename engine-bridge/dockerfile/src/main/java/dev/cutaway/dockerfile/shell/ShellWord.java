package dev.cutaway.dockerfile.shell;

/**
 * A word of a command.
 *
 * @param text without quotes; variables and substitutions as they are written
 * @param start where it begins in the line
 * @param end after its last character
 */
public record ShellWord(String text, int start, int end) {

    /** Begins with a dash, and is more than that. */
    public boolean isOption() {
        return text.length() > 1 && text.charAt(0) == '-';
    }

    @Override
    public String toString() {
        return text;
    }
}
