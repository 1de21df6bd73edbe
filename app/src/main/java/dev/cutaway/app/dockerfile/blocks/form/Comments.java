package dev.cutaway.app.dockerfile.blocks.form;

import dev.cutaway.app.dockerfile.blocks.form.FormField.Kind;
import dev.cutaway.dockerfile.source.SourceText;
import dev.cutaway.dockerfile.syntax.Comment;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The comment lines right above a statement, which travel with it. */
final class Comments {

    private Comments() {}

    static FormField field(FormContext context) {
        List<Comment> above = above(context.statement());
        String value = above.stream().map(Comment::text).collect(Collectors.joining("\n"));
        return new FormField("comment", "", Kind.NOTE, value, List.of(), false, next -> write(context, above, next));
    }

    private static List<Comment> above(Statement statement) {
        List<Comment> all = statement.comments();
        int line = statement.line();
        int first = all.size();
        while (first > 0 && all.get(first - 1).range().start().line() == line - 1) {
            first--;
            line--;
        }
        return all.subList(first, all.size());
    }

    private static List<Proposal> write(FormContext context, List<Comment> above, String value) {
        SourceText source = context.document().parsed().lines().source();
        int end = context.statement().range().start().offset();
        int own = source.lineStart(source.lineAt(end));
        if (above.isEmpty()) {
            // Before the byte order mark nothing can stand.
            int at = own == 0 && source.text().startsWith("\ufeff") ? 1 : own;
            return value.isEmpty()
                    ? List.of()
                    : List.of(Proposal.of(at, at, context.lines(lines(value) + "\n"))
                            .reshaping());
        }
        int start = above.getFirst().range().start().offset();
        if (value.isBlank()) {
            int line = source.lineStart(source.lineAt(start));
            return List.of(Proposal.of(line == 0 && source.text().startsWith("\ufeff") ? 1 : line, own, ""));
        }
        var written = new ArrayList<String>();
        above.forEach(comment -> written.add(comment.range().of(source.text())));
        List<String> said = above.stream().map(Comment::text).toList();
        String text = value.lines().map(line -> {
            int same = said.indexOf(line.strip());
            return same >= 0 ? written.get(same) : "# " + line.strip();
        }).collect(Collectors.joining("\n"));
        return List.of(Proposal.of(start, above.getLast().range().end().offset(), context.lines(text)).reshaping());
    }

    private static String lines(String value) {
        return value.lines().map(line -> "# " + line.strip()).collect(Collectors.joining("\n"));
    }
}
