package dev.cutaway.dockerfile;

import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.source.DockerfileProblem;
import dev.cutaway.dockerfile.source.GoText;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Comment;
import dev.cutaway.dockerfile.syntax.Directive;
import dev.cutaway.dockerfile.syntax.Heredoc;
import dev.cutaway.dockerfile.syntax.Statement;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A document as text, one line a thing: what the golden files hold. */
final class Dump {

    private final StringBuilder out = new StringBuilder();

    static String of(ParsedDockerfile parsed) {
        var dump = new Dump();
        if (parsed.lines().escape() != '\\') {
            dump.line("escape " + parsed.lines().escape());
        }
        for (Directive directive : parsed.lines().directives()) {
            dump.line("directive " + directive.name() + " = " + word(directive.value()));
        }
        for (Comment comment : parsed.lines().comments()) {
            dump.line("comment " + comment.range() + " " + GoText.quote(comment.text()));
        }
        for (Statement statement : parsed.lines().statements()) {
            Instruction instruction = parsed.instruction(statement);
            dump.line(statement.range() + " " + statement.name()
                    + (instruction == null ? " ?" : fields((Record) instruction)));
            statement.emptyLines().forEach(range -> dump.line("  empty line " + range));
            statement.heredocs().forEach(heredoc -> dump.line("  heredoc " + heredoc(heredoc)));
        }
        for (Stage stage : parsed.stages()) {
            dump.line("stage " + stage.index() + " " + stage.displayName() + " of " + stage.instructions().size());
        }
        for (DockerfileProblem problem : parsed.problems()) {
            dump.line(problem.severity().toString().toLowerCase(Locale.ROOT) + " " + problem.range() + " "
                    + problem.message());
        }
        return dump.out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String heredoc(Heredoc heredoc) {
        return heredoc.name() + (heredoc.descriptor() > 0 ? " fd " + heredoc.descriptor() : "")
                + (heredoc.expand() ? "" : " quoted") + (heredoc.chomp() ? " chomped" : "") + " "
                + heredoc.contentRange() + " " + GoText.quote(heredoc.body());
    }

    private static String fields(Record record) {
        var text = new StringBuilder();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = get(record, component);
            if (value != null && !(value instanceof Statement) && !value.equals(List.of())
                    && !value.equals(false) && !value.toString().equals("PT0S")) {
                text.append(' ').append(component.getName()).append('=').append(value(value));
            }
        }
        return text.toString();
    }

    private static @org.jspecify.annotations.Nullable Object get(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String value(Object value) {
        if (value instanceof Word word) {
            return word(word);
        }
        if (value instanceof Heredoc heredoc) {
            return heredoc.name();
        }
        if (value instanceof List<?> list) {
            var all = new ArrayList<String>();
            list.forEach(element -> all.add(value(element)));
            return all.toString();
        }
        if (value instanceof Record record) {
            return record.getClass().getSimpleName() + "(" + fields(record).strip() + ")";
        }
        return value instanceof String text ? GoText.quote(text) : value.toString();
    }

    private static String word(Word word) {
        return GoText.quote(word.text()) + "@" + word.range().start();
    }
}
