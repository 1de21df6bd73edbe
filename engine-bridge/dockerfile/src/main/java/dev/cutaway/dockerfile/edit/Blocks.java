package dev.cutaway.dockerfile.edit;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.source.SourceText;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.dockerfile.syntax.Comment;
import dev.cutaway.dockerfile.syntax.Directive;
import dev.cutaway.dockerfile.syntax.Statement;
import dev.cutaway.dockerfile.syntax.Statements;

import java.util.ArrayList;
import java.util.List;

/** Where a statement and what belongs to it begins and ends, in whole lines. */
final class Blocks {

    private final Statements lines;
    private final SourceText source;
    private final String text;

    Blocks(ParsedDockerfile parsed) {
        this.lines = parsed.lines();
        this.source = lines.source();
        this.text = source.text();
    }

    /** The line end of this document. */
    String lineEnd() {
        int feed = text.indexOf('\n');
        return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
    }

    /** The start of the first line: that of the uppermost comment that belongs to the statement, or its own. */
    int start(Statement statement) {
        int line = statement.range().start().line() - 1;
        List<Comment> above = statement.comments();
        for (int i = above.size() - 1; i >= 0 && above.get(i).range().start().line() == line; i--) {
            line--;
        }
        return lineStart(line);
    }

    private int lineStart(int line) {
        int start = source.lineStart(line);
        return start == 0 && text.startsWith("\ufeff") ? 1 : start;
    }

    /** The end of the last line, with its line end. */
    int end(Statement statement) {
        return source.lineEndWithBreak(source.lineAt(statement.range().end().offset()));
    }

    TextEdit gone(Statement statement) {
        return new TextEdit(start(statement), end(statement), "");
    }

    /** Where the line after the last directive begins. */
    int afterDirectives() {
        if (lines.directives().isEmpty()) {
            return lineStart(0);
        }
        Directive last = lines.directives().getLast();
        return source.lineEndWithBreak(last.value().range().start().line() - 1);
    }

    /** What must be done to the last statement so that something can come after it. */
    List<TextEdit> ended(Statement statement) {
        List<TextEdit> edits = danglingEscapes(statement);
        List<String> open = openHeredocs(statement);
        if (!open.isEmpty()) {
            String before = text.endsWith("\n") ? "" : lineEnd();
            edits.add(TextEdit.insert(text.length(), before + String.join(lineEnd(), open) + lineEnd()));
        }
        return edits;
    }

    /** Takes away the escape characters that continue a statement beyond the end of the Dockerfile; mostly none or one. */
    private List<TextEdit> danglingEscapes(Statement statement) {
        var edits = new ArrayList<TextEdit>();
        int line = source.lineAt(statement.arguments().joined().whole().range().end().offset());
        if (continuation(line, source.lineEnd(line)) < 0) {
            return edits;
        }
        // Without its signs, a line of nothing else is empty, and the one before it goes on.
        int first = statement.line() - 1;
        while (line > first && (isComment(line) || isBlankWithout(signs(line), line))) {
            line--;
        }
        // What follows are comments, empty lines, and lines of nothing but signs.
        for (int at = line; at < source.lines(); at++) {
            if (at == first || !isComment(at)) {
                edits.addAll(signs(at));
            }
        }
        return edits;
    }

    private boolean isComment(int line) {
        return content(line).startsWith("#");
    }

    private String content(int line) {
        return text.substring(source.lineStart(line), source.lineEnd(line)).strip();
    }

    private boolean isBlankWithout(List<TextEdit> signs, int line) {
        return content(line).chars().filter(c -> !Character.isWhitespace(c)).count() == signs.size();
    }

    /** Takes the signs away that continue a line: with the last one gone, one that stands before it is the last. */
    private List<TextEdit> signs(int line) {
        var signs = new ArrayList<TextEdit>();
        for (int at = continuation(line, source.lineEnd(line)); at >= 0; at = continuation(line, at)) {
            signs.add(new TextEdit(at, at + 1, ""));
        }
        return signs;
    }

    /** Where the escape character stands that continues a line that would end at {@code end}; −1 for nowhere. */
    private int continuation(int line, int end) {
        int start = source.lineStart(line);
        int at = end - 1;
        while (at > start && text.charAt(at) == '\r') {
            at--;
        }
        if (at < start) {
            return -1;
        }
        while (at > start && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at--;
        }
        boolean sign = text.charAt(at) == lines.escape() && (at == start || text.charAt(at - 1) != lines.escape());
        return sign ? at : -1;
    }

    /** The words that would end the heredocs the statement leaves open. */
    private List<String> openHeredocs(Statement statement) {
        return statement.index() == lines.statements().size() - 1 ? lines.openHeredocs() : List.of();
    }

    /** A statement and its comments, so that something can come after it; without a line end. */
    String completeBlock(Statement statement) {
        int start = start(statement);
        var edits = new ArrayList<TextEdit>();
        for (TextEdit edit : ended(statement)) {
            edits.add(new TextEdit(edit.start() - start, edit.end() - start, edit.text()));
        }
        return withoutLineEnd(TextEdit.apply(text.substring(start, end(statement)), edits));
    }

    private static String withoutLineEnd(String block) {
        int end = block.length();
        if (end > 0 && block.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && end < block.length() && block.charAt(end - 1) == '\r') {
            end--;
        }
        return block.substring(0, end);
    }

    /** Instructions with this document's line ends. */
    String complete(String instructions) {
        String lineEnd = lineEnd();
        String all = withoutLineEnd(instructions.replace("\r\n", "\n")).replace("\n", lineEnd);
        String directive = lines.escape() == '\\' ? "" : "# escape=" + lines.escape() + "\n";
        // A statement that follows tells whether the instructions end by themselves.
        Statements alone = Statements.read(new SourceText(directive + "\n" + all + lineEnd + "FROM x"));
        boolean ends = !alone.statements().isEmpty() && alone.openHeredocs().isEmpty()
                && alone.statements().getLast().original().strip().equals("FROM x");
        if (!ends) {
            throw new IllegalArgumentException("instructions that do not end: " + instructions);
        }
        return all;
    }
}
