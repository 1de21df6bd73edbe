package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.Blank;
import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.DockerfileProblem;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.SourceText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Goes over the lines once. */
final class StatementReader {

    private static final Set<String> TAKES_HEREDOCS = Set.of("RUN", "COPY", "ADD");

    private final SourceText source;
    private final String text;
    private final Directives directives;
    private final List<Comment> comments = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<DockerfileProblem> problems = new ArrayList<>();

    /** Comment lines since the last statement or empty comment. */
    private final List<Comment> above = new ArrayList<>();
    /** The line to look at next, from 0. */
    private int line;

    StatementReader(SourceText source) {
        this.source = source;
        this.text = source.text();
        this.directives = new Directives(source);
    }

    Statements read() {
        while (line < source.lines()) {
            int start = contentStart(line);
            int end = source.lineEnd(line);
            if (start >= end) {
                directives.end();
                line++;
            } else if (text.charAt(start) == '#') {
                comment(start, end);
                line++;
            } else {
                directives.end();
                statement(start);
            }
        }
        return new Statements(source, directives.escape(), directives.found(), comments, statements, open,
                problems);
    }

    private void comment(int start, int end) {
        Comment comment = commentAt(start, end);
        try {
            if (directives.accept(comment)) {
                return;
            }
        } catch (DockerfileException e) {
            problems.add(e.problem());
            return;
        }
        comments.add(comment);
        if (comment.text().isEmpty()) {
            above.clear();
        } else {
            above.add(comment);
        }
    }

    private Comment commentAt(int start, int end) {
        int from = start + 1;
        int to = end;
        while (from < to && Blank.isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && Blank.isSpace(text.charAt(to - 1))) {
            to--;
        }
        return new Comment(text.substring(from, to), source.range(start, Math.max(to, start + 1)));
    }

    private int contentStart(int at) {
        int start = source.lineStart(at);
        int end = source.lineEnd(at);
        if (start == 0 && end > 0 && text.charAt(0) == '\ufeff') {
            start++;
        }
        while (start < end && Blank.isSpace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private void statement(int start) {
        var emptyLines = new ArrayList<SourceRange>();
        JoinedText joined = join(start, emptyLines);
        Slice line1 = joined.whole().strip();
        List<Slice> parts = line1.split(2);
        Slice keyword = parts.getFirst();
        Slice rest = parts.size() > 1 ? parts.get(1) : joined.whole().sub(line1.to(), line1.to());
        FlagReader.Result flags = FlagReader.read(rest, directives.escape());
        var heredocs = new ArrayList<Heredoc>();
        boolean unterminated = takesHeredocs(keyword.text(), flags.arguments(), false)
                && joined.text().contains("<<") && !heredocs(joined, heredocs);
        SourceRange range = source.range(start, source.lineEnd(lastLine()));
        statements
                .add(new Statement(statements.size(), keyword.word(), flags.flags(), flags.arguments(), heredocs, above,
                        emptyLines, range));
        above.clear();
        if (unterminated) {
            problems.add(new DockerfileProblem(joined.whole().range(), range.start().line(),
                    DockerfileProblem.Severity.ERROR, "unterminated heredoc"));
        }
    }

    /** The last line taken; the nothing after the last line feed is no line. */
    private int lastLine() {
        int last = line - 1;
        return last > 0 && source.lineStart(last) == text.length() ? last - 1 : last;
    }

    /** Takes lines as long as they are continued. */
    private JoinedText join(int start, List<SourceRange> emptyLines) {
        var joined = new JoinedText.Builder(source);
        boolean continued = addLine(joined, start);
        line++;
        while (continued && line < source.lines()) {
            int content = contentStart(line);
            int end = source.lineEnd(line);
            if (content >= end) {
                if (line < source.lines() - 1 || source.lineStart(line) < text.length()) {
                    emptyLines.add(source.range(source.lineStart(line), end));
                }
            } else if (text.charAt(content) == '#') {
                comments.add(commentAt(content, end));
            } else {
                continued = addLine(joined, source.lineStart(line));
            }
            line++;
        }
        return joined.build();
    }

    /** Adds the current line without its continuation sign; whether it has one. */
    private boolean addLine(JoinedText.Builder joined, int start) {
        int end = source.lineEnd(line);
        int last = end;
        while (last > start && (text.charAt(last - 1) == ' ' || text.charAt(last - 1) == '\t')) {
            last--;
        }
        boolean continued = last > start && text.charAt(last - 1) == directives.escape()
                && (last - 1 == start || text.charAt(last - 2) != directives.escape());
        joined.add(start, continued ? last - 1 : end);
        return continued;
    }

    private boolean takesHeredocs(String keyword, Slice arguments, boolean nested) {
        String name = keyword.toUpperCase(Locale.ROOT);
        if (name.equals("ONBUILD") && !nested) {
            List<Slice> parts = arguments.split(2);
            return parts.size() == 2 && takesHeredocs(parts.getFirst().text(),
                    FlagReader.read(parts.get(1), directives.escape()).arguments(), true);
        }
        return TAKES_HEREDOCS.contains(name) && JsonArray.parse(arguments) instanceof JsonArray.Result.NotJson;
    }

    /** Takes the lines of all heredocs that the line announces; false when the Dockerfile ends in one. */
    private boolean heredocs(JoinedText joined, List<Heredoc> heredocs) {
        List<HeredocSign> signs = HeredocSign.inLine(joined.text());
        for (HeredocSign sign : signs) {
            int start = line < source.lines() ? source.lineStart(line) : text.length();
            while (line < source.lines() && !ends(sign)) {
                line++;
            }
            if (line >= source.lines()) {
                signs.stream().skip(heredocs.size()).map(HeredocSign::name).forEach(open::add);
                return false;
            }
            int end = source.lineStart(line);
            heredocs.add(new Heredoc(sign.name(), sign.descriptor(), sign.expand(), sign.chomp(),
                    text.substring(start, end), source.range(start, end), source.range(end, source.lineEnd(line))));
            line++;
        }
        return true;
    }

    private boolean ends(HeredocSign sign) {
        int from = source.lineStart(line);
        int end = source.lineEnd(line);
        while (sign.chomp() && from < end && text.charAt(from) == '\t') {
            from++;
        }
        return end - from == sign.name().length() && text.startsWith(sign.name(), from);
    }
}
