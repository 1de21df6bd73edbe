package dev.cutaway.app.dockerfile.blocks.form;

import dev.cutaway.app.dockerfile.blocks.form.FormField.Kind;
import dev.cutaway.dockerfile.instruction.Command;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.syntax.Heredoc;
import dev.cutaway.dockerfile.syntax.HeredocSign;
import dev.cutaway.dockerfile.syntax.Slice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What is to be run: as a line for the shell, as words, or, for a RUN, as a heredoc. */
final class CommandForms {

    static final String SHELL = "shell";
    static final String JSON = "json";
    static final String HEREDOC = "heredoc";
    static final String NONE = "none";

    private final FormContext context;
    private final Slice arguments;
    private final Command command;

    /** @param arguments where the command stands */
    CommandForms(FormContext context, Slice arguments, Command command) {
        this.context = context;
        this.arguments = arguments;
        this.command = command;
    }

    /** The switch between the forms, and the command in its form. */
    void add(List<String> forms, CommandShapes shapes) {
        context.add("blocks.field.form", form(forms, shapes));
        addCommand();
    }

    private FormField form(List<String> forms, CommandShapes shapes) {
        return new FormField("form", "", Kind.SEGMENTS, now(), forms, false, next -> {
            String text = shapes.as(next);
            return text == null ? List.of() : List.of(context.replace(all(), text));
        });
    }

    private String now() {
        if (command instanceof Command.ExecForm) {
            return JSON;
        }
        return isHeredocAlone() ? HEREDOC : SHELL;
    }

    /** The command and the heredocs that belong to it. */
    private SourceRange all() {
        return context.statement().heredocs().isEmpty()
                ? arguments.range()
                : new SourceRange(arguments.range().start(), context.statement().range().end());
    }

    private boolean isHeredocAlone() {
        return context.statement().heredocs().size() == 1 && HeredocSign.parse(arguments.text()) != null;
    }

    /** The command in the form it has. */
    void addCommand() {
        if (command instanceof Command.ExecForm exec) {
            var words = new WordLists(context, exec.words(), true, arguments.range());
            int count = exec.words().size();
            context.add(words.section("word", "blocks.field.words", "blocks.add.word",
                    IntStream.range(0, count).boxed().toList(), context.statement().name().equals("SHELL") ? 1 : 0,
                    count));
            return;
        }
        if (!isHeredocAlone()) {
            context.add("blocks.field.command", line());
        }
        int number = 0;
        for (Heredoc heredoc : context.statement().heredocs()) {
            FormField field = context.heredoc("heredoc/" + number++, heredoc);
            if (isHeredocAlone()) {
                context.add("blocks.field.script", field);
            } else {
                context.add("blocks.field.heredoc", field);
            }
        }
    }

    /** The line as it is written, continuation signs and all. */
    private FormField line() {
        String value = context.written(arguments.range());
        return new FormField("command", "", Kind.CODE, value, List.of(), false, next -> {
            String lead = value.isEmpty() ? " " : "";
            var ways = new ArrayList<Proposal>();
            ways.add(context.replace(arguments.range(), lead + context.lines(next)));
            if (next.indexOf('\n') >= 0) {
                ways.add(context.replace(arguments.range(), lead + context.lines(continued(next))).reshaping());
            }
            return ways;
        });
    }

    /** Each line but the last goes on in the next. */
    private String continued(String text) {
        String[] lines = text.strip().split("\n");
        var out = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].stripTrailing();
            boolean goesOn = line.endsWith(String.valueOf(context.escape())) || line.strip().startsWith("#");
            boolean last = i == lines.length - 1;
            out.append(line).append(last || goesOn ? "" : line.isEmpty() ? context.escape() : " " + context.escape())
                    .append(last ? "" : "\n");
        }
        return out.toString();
    }
}
