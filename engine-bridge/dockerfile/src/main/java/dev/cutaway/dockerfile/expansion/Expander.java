package dev.cutaway.dockerfile.expansion;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Expands the words of one instruction against the variables in scope, and remembers which names were asked for. The
 * rules are those of the Dockerfile reference: {@code $v ${v}} with {@code - + ? :- :+ :? # ## % %% / //}; single quotes
 * keep all as it is, double quotes all but variables; quotes go; the escape character takes the meaning of the next one.
 * Not for several threads.
 */
public final class Expander {

    private final char escape;
    private final Variables variables;
    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /**
     * @param escape the escape character of the Dockerfile
     * @param variables what is in scope
     */
    public Expander(char escape, Variables variables) {
        this.escape = escape;
        this.variables = variables;
    }

    /** The text as one word: blanks stay. */
    public String word(String text) throws ExpansionException {
        return new Lexer(text, Lexer.Mode.expanding(escape), this::value).run().text();
    }

    /** The text as words: parted at blanks that are not quoted, those that variables brought included. */
    public List<String> words(String text) throws ExpansionException {
        return new Lexer(text, Lexer.Mode.expanding(escape), this::value).run().words();
    }

    /** The content of a heredoc: variables as in a word, quotes are letters like others, the escape is a backslash. */
    public String heredoc(String content) throws ExpansionException {
        return new Lexer(content, Lexer.Mode.heredoc(), this::value).run().text();
    }

    /** The names asked for that had a value, in order. */
    public Set<String> found() {
        return Collections.unmodifiableSet(found);
    }

    /** The names asked for that were not set, in order. */
    public Set<String> missing() {
        return Collections.unmodifiableSet(missing);
    }

    /** Words with quotes, escapes and variables as they are written: for what looks at a line before it is expanded. */
    public static List<String> rawWords(String text) throws ExpansionException {
        return new Lexer(text, Lexer.Mode.raw(), Variables.NONE).run().words();
    }

    /** Words without quotes, where variables stay as they are written. */
    public static List<String> unquotedWords(String text) throws ExpansionException {
        return new Lexer(text, Lexer.Mode.unquoting(), Variables.NONE).run().words();
    }

    private @org.jspecify.annotations.Nullable String value(String name) {
        String value = variables.get(name);
        (value == null ? missing : found).add(name);
        return value;
    }
}
