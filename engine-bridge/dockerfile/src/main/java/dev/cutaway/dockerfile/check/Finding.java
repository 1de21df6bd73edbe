package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.source.SourceRange;

import java.util.List;
import java.util.Locale;

/**
 * A place where a check has something to say.
 *
 * @param check what was looked for
 * @param range the words to mark
 * @param statement the index of the statement it is about
 * @param arguments what the message tells: names, values
 * @param fixes what can be done about it with one click; may be none
 */
public record Finding(Check check, SourceRange range, int statement, List<String> arguments, List<Fix> fixes) {

    /** Copies the lists. */
    public Finding {
        arguments = List.copyOf(arguments);
        fixes = List.copyOf(fixes);
    }

    /** What to tell; in English, and for BuildKit's checks in its words. */
    public String message() {
        return message(Locale.ENGLISH);
    }

    /** What to tell. */
    public String message(Locale locale) {
        return check.page(locale).message(arguments);
    }

    /** {@code CODE: message (line n)}, as BuildKit prints it. */
    @Override
    public String toString() {
        return check.code() + ": " + message() + " (line " + range.start().line() + ")";
    }
}
