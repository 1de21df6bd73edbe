package dev.cutaway.app.dockerfile.text;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.instruction.Env;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.KeyValue;
import dev.cutaway.dockerfile.instruction.Label;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.SourceText;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Comment;
import dev.cutaway.dockerfile.syntax.Directive;
import dev.cutaway.dockerfile.syntax.Flag;
import dev.cutaway.dockerfile.syntax.Heredoc;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The look of every character of a Dockerfile, as our own parser understands it. */
final class Colouring {

    private static final Pattern HEREDOC = Pattern.compile("<<-?([\"']?)[A-Za-z0-9_]+\\1");
    private static final Pattern CHECK_WORD = Pattern.compile("\\s*(CMD|NONE)\\b", Pattern.CASE_INSENSITIVE);

    /** A part of a line. Places count from the start of the line. */
    record Run(int start, int end, Look look) {}

    private final SourceText source;
    private final String text;
    private final Look[] looks;

    private Colouring(ParsedDockerfile parsed) {
        source = parsed.lines().source();
        text = parsed.text();
        looks = new Look[text.length()];
        Arrays.fill(looks, Look.PLAIN);
    }

    /** Colours a Dockerfile, however wrong it is. */
    static Colouring of(ParsedDockerfile parsed) {
        var colouring = new Colouring(parsed);
        for (Statement statement : parsed.lines().statements()) {
            colouring.statement(statement, parsed.instruction(statement), parsed.lines().escape());
        }
        // Comments stand inside instructions, too.
        for (Comment comment : parsed.lines().comments()) {
            colouring.paint(comment.range(), Look.COMMENT);
        }
        for (Directive directive : parsed.lines().directives()) {
            int line = directive.value().range().start().line() - 1;
            colouring.paint(colouring.source.lineStart(line), colouring.source.lineEnd(line), Look.COMMENT);
        }
        return colouring;
    }

    /** The parts of a line, counted from 0, without gaps. */
    List<Run> line(int line) {
        var runs = new ArrayList<Run>();
        int first = source.lineStart(line);
        int end = source.lineEnd(line);
        int start = first;
        for (int at = first + 1; at <= end; at++) {
            if (at == end || looks[at] != looks[start]) {
                runs.add(new Run(start - first, at - first, looks[start]));
                start = at;
            }
        }
        return runs;
    }

    /** The text it was made for. */
    SourceText source() {
        return source;
    }

    private void statement(Statement statement, @Nullable Instruction instruction, char escape) {
        if (!statement.arguments().isEmpty()) {
            words(statement.arguments().range(), escape);
            values(instruction);
            signs(statement);
        }
        statement.flags().forEach(flag -> paint(flag.range(), Look.FLAG));
        paint(statement.keyword().range(), Look.KEYWORD);
        if (statement.name().equals("ONBUILD") && !statement.arguments().isEmpty()) {
            Statement inner = statement.inner(escape);
            paint(inner.keyword().range(), Look.KEYWORD);
            for (Flag flag : inner.flags()) {
                paint(flag.range(), Look.FLAG);
            }
        }
        if (statement.name().equals("HEALTHCHECK") && !statement.arguments().isEmpty()) {
            SourceRange range = statement.arguments().range();
            Matcher word = CHECK_WORD.matcher(range.of(text));
            if (word.lookingAt()) {
                paint(range.start().offset() + word.start(1), range.start().offset() + word.end(1), Look.KEYWORD);
            }
        }
    }

    private void values(@Nullable Instruction instruction) {
        switch (instruction) {
            case From from when from.as() != null -> paint(from.as().range(), Look.KEYWORD);
            case Env env -> pairs(env.variables());
            case Label label -> pairs(label.labels());
            case Arg arg -> arg.definitions().forEach(definition -> value(definition.value()));
            case null, default -> {
                // Their words are what words() makes of them.
            }
        }
    }

    private void pairs(List<KeyValue> pairs) {
        pairs.forEach(pair -> value(pair.value()));
    }

    /** A value is a string, but the variables in it stay seen. */
    private void value(@Nullable Word value) {
        if (value != null) {
            for (int at = value.range().start().offset(); at < value.range().end().offset(); at++) {
                if (looks[at] == Look.PLAIN) {
                    looks[at] = Look.STRING;
                }
            }
        }
    }

    private void signs(Statement statement) {
        if (statement.heredocs().isEmpty()) {
            return;
        }
        SourceRange range = statement.arguments().range();
        Matcher sign = HEREDOC.matcher(range.of(text));
        while (sign.find()) {
            paint(range.start().offset() + sign.start(), range.start().offset() + sign.end(), Look.FLAG);
        }
        for (Heredoc heredoc : statement.heredocs()) {
            paint(heredoc.contentRange(), Look.PLAIN);
            if (heredoc.expand()) {
                variables(heredoc.contentRange().start().offset(), heredoc.contentRange().end().offset());
            }
            paint(heredoc.terminatorRange(), Look.FLAG);
        }
    }

    private void words(SourceRange range, char escape) {
        int end = range.end().offset();
        for (int at = range.start().offset(); at < end; at++) {
            char c = text.charAt(at);
            if (c == escape) {
                at++;
            } else if (c == '"' || c == '\'') {
                int close = close(at, end, c == '"' ? escape : '\0');
                paint(at, close, Look.STRING);
                if (c == '"') {
                    variables(at, close);
                }
                at = close - 1;
            } else if (c == '$') {
                at = variable(at, end) - 1;
            }
        }
    }

    /** After the quote that closes; a quote without one is a plain character. */
    private int close(int open, int end, char escape) {
        for (int at = open + 1; at < end; at++) {
            if (text.charAt(at) == escape) {
                at++;
            } else if (text.charAt(at) == text.charAt(open)) {
                return at + 1;
            }
        }
        return open + 1;
    }

    private void variables(int start, int end) {
        for (int at = text.indexOf('$', start); at >= 0 && at < end; at = text.indexOf('$', at)) {
            at = variable(at, end);
        }
    }

    /** Paints a variable; the place after it. */
    private int variable(int start, int end) {
        int at = start + 1;
        if (at < end && text.charAt(at) == '{') {
            int close = text.indexOf('}', at);
            at = close < 0 || close >= end ? at : close + 1;
        } else {
            while (at < end && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
        }
        if (at > start + 1) {
            paint(start, at, Look.VARIABLE);
        }
        return at;
    }

    private void paint(SourceRange range, Look look) {
        paint(range.start().offset(), range.end().offset(), look);
    }

    private void paint(int start, int end, Look look) {
        Arrays.fill(looks, start, end, look);
    }
}
