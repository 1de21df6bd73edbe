package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.DockerfileProblem;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.SourceText;
import dev.cutaway.dockerfile.source.Word;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads directives: they stand at the very top, one comment line each, and end with the first line that is none. */
final class Directives {

    private static final Pattern FORM = Pattern.compile("([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(\\S|\\S.*\\S)\\s*");
    private static final Set<String> NAMES = Set.of(Directive.SYNTAX, Directive.ESCAPE, Directive.CHECK);

    private final SourceText source;
    private final List<Directive> found = new ArrayList<>();
    private char escape = '\\';
    private boolean over;

    Directives(SourceText source) {
        this.source = source;
    }

    List<Directive> found() {
        return found;
    }

    char escape() {
        return escape;
    }

    /** Looks at a line that is no comment. */
    void end() {
        over = true;
    }

    /**
     * Looks at a comment.
     *
     * @return whether it is a directive
     */
    boolean accept(Comment comment) throws DockerfileException {
        Directive directive = over ? null : read(comment);
        over |= directive == null;
        if (directive == null) {
            return false;
        }
        for (Directive other : found) {
            if (other.name().equals(directive.name())) {
                throw refuse(comment.range(), "only one " + directive.name() + " parser directive can be used");
            }
        }
        found.add(directive);
        if (directive.name().equals(Directive.ESCAPE)) {
            setEscape(directive.value());
        }
        return true;
    }

    private void setEscape(Word value) throws DockerfileException {
        if (!value.text().equals("`") && !value.text().equals("\\")) {
            throw refuse(value.range(), "invalid escape token '" + value + "' does not match ` or \\");
        }
        escape = value.text().charAt(0);
    }

    private @Nullable Directive read(Comment comment) {
        Matcher matcher = FORM.matcher(comment.text());
        String name = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
        if (!NAMES.contains(name)) {
            return null;
        }
        int start = comment.range().end().offset() - comment.text().length() + matcher.start(2);
        String value = matcher.group(2);
        return new Directive(name, new Word(value, source.range(start, start + value.length())));
    }

    private static DockerfileException refuse(SourceRange range, String reason) {
        return new DockerfileException(new DockerfileProblem(range, range.start().line(),
                DockerfileProblem.Severity.ERROR, reason));
    }
}
