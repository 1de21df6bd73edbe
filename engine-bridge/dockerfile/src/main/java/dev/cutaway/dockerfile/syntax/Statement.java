package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.DockerfileProblem;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.Word;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * One instruction as it is written, before anybody asks what it means. A line that means nothing is a statement too.
 *
 * @param index its number among the statements of the Dockerfile, from 0
 * @param keyword its first word, as it is written
 * @param flags the words with two dashes after it
 * @param arguments the rest of its line, blanks at both ends taken away
 * @param heredocs what follows the line and belongs to it, in order
 * @param comments the comment lines above it, as far as Docker counts them: up to an empty comment or an instruction
 * @param emptyLines the empty lines between its continued ones, which Docker warns of
 * @param range from its first character to the end of its last line, that of a heredoc included
 */
public record Statement(int index, Word keyword, List<Flag> flags, Slice arguments, List<Heredoc> heredocs,
        List<Comment> comments, List<SourceRange> emptyLines, SourceRange range) {

    /** Copies the lists. */
    public Statement {
        flags = List.copyOf(flags);
        heredocs = List.copyOf(heredocs);
        comments = List.copyOf(comments);
        emptyLines = List.copyOf(emptyLines);
    }

    /** The keyword in capitals: {@code RUN}. */
    public String name() {
        return keyword.text().toUpperCase(Locale.ROOT);
    }

    /** The line it begins at, from 1: the one that Docker names in errors. */
    public int line() {
        return range.start().line();
    }

    /** All of it in one line as it is written, continuation taken out: what BuildKit keeps as the original. */
    public String original() {
        return arguments.joined().text();
    }

    /** The first flag of that name; null for none. */
    public @Nullable Flag flag(String name) {
        for (Flag flag : flags) {
            if (flag.name().equals(name)) {
                return flag;
            }
        }
        return null;
    }

    /** What an ONBUILD triggers: its arguments read as a statement of their own that stands in the same place. */
    public Statement inner(char escape) {
        List<Slice> parts = arguments.split(2);
        Slice rest = parts.size() > 1
                ? parts.get(1)
                : arguments.sub(arguments.to() - arguments.from(), arguments.to()
                        - arguments.from());
        FlagReader.Result read = FlagReader.read(rest, escape);
        return new Statement(index, parts.getFirst().word(), read.flags(), read.arguments(), heredocs, comments,
                emptyLines,
                range);
    }

    /** What to throw when something in it is wrong. */
    public DockerfileException refuse(SourceRange where, String reason) {
        return new DockerfileException(
                new DockerfileProblem(where, line(), DockerfileProblem.Severity.ERROR, reason));
    }

    /** What to throw when all of it is wrong. */
    public DockerfileException refuse(String reason) {
        return refuse(arguments.isEmpty() ? keyword.range() : arguments.range(), reason);
    }
}
