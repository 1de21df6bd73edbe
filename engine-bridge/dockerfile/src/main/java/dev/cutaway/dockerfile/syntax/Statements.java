package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.DockerfileProblem;
import dev.cutaway.dockerfile.source.SourceText;

import java.util.List;

/**
 * A Dockerfile taken apart into lines that belong together, and nothing more.
 *
 * @param source the text
 * @param escape the character for continuation and escapes
 * @param directives those at the top
 * @param comments every comment line, those inside instructions included, directives not
 * @param statements in order
 * @param openHeredocs the words that would end the heredocs that never end; the last statement has them
 * @param problems what is wrong with the lines themselves
 */
public record Statements(SourceText source, char escape, List<Directive> directives, List<Comment> comments,
        List<Statement> statements, List<String> openHeredocs,
        List<DockerfileProblem> problems) {

    /** Copies the lists. */
    public Statements {
        directives = List.copyOf(directives);
        comments = List.copyOf(comments);
        statements = List.copyOf(statements);
        openHeredocs = List.copyOf(openHeredocs);
        problems = List.copyOf(problems);
    }

    /** Takes a text apart. Never fails: what is wrong is among the problems. */
    public static Statements read(SourceText source) {
        return new StatementReader(source).read();
    }
}
