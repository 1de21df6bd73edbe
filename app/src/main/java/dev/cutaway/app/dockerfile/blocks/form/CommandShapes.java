package dev.cutaway.app.dockerfile.blocks.form;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.instruction.Command;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.dockerfile.instruction.Shell;
import dev.cutaway.dockerfile.source.JsonText;
import dev.cutaway.dockerfile.syntax.Heredoc;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command written in another of its forms, so that it does the same. */
final class CommandShapes {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");
    private static final Pattern OPEN_LINE = Pattern.compile(
            ".*(\\\\|\\||&|\\(|\\{|;|\\b(then|do|else|elif|in|case|if|for|while|until))\\s*$");

    private final Command command;
    private final List<Heredoc> heredocs;
    private final List<String> shell;
    private final @Nullable String written;

    /**
     * @param shell what runs lines here
     * @param written the line as it stands in the Dockerfile, when a shell reads it the same way; else null
     */
    CommandShapes(Command command, List<Heredoc> heredocs, List<String> shell, @Nullable String written) {
        this.command = command;
        this.heredocs = heredocs;
        this.shell = shell;
        this.written = written;
    }

    /** The shell that is in force where an instruction stands. */
    static List<String> shellAt(ParsedDockerfile parsed, int statement) {
        List<String> shell = List.of("/bin/sh", "-c");
        for (Instruction instruction : parsed.instructions()) {
            if (instruction.statement().index() >= statement) {
                break;
            }
            if (instruction instanceof From) {
                shell = List.of("/bin/sh", "-c");
            } else if (instruction instanceof Shell set) {
                shell = set.texts();
            }
        }
        return shell;
    }

    /** The arguments in a form; null where they cannot be written so. */
    @Nullable
    String as(String form) {
        return switch (form) {
            case CommandForms.SHELL -> shellLine();
            case CommandForms.JSON -> JsonText.array(words());
            case CommandForms.HEREDOC -> heredoc();
            default -> null;
        };
    }

    private List<String> words() {
        if (command instanceof Command.ExecForm exec) {
            return exec.texts();
        }
        String script = heredocs.isEmpty() ? ((Command.ShellForm) command).line().text() : body();
        String[] words = script.strip().split("\\s+");
        boolean simple = List.of(words).stream().allMatch(word -> PLAIN.matcher(word).matches())
                && words[0].indexOf('=') < 0;
        if (simple) {
            return List.of(words);
        }
        var all = new ArrayList<>(shell);
        all.add(script.stripTrailing());
        return all;
    }

    private String body() {
        return heredocs.getFirst().body();
    }

    private @Nullable String shellLine() {
        if (command instanceof Command.ExecForm exec) {
            List<String> words = exec.texts();
            boolean ofShell = words.size() == shell.size() + 1 && words.subList(0, shell.size()).equals(shell);
            if (ofShell) {
                String script = words.getLast();
                return script.indexOf('\n') < 0 && !script.isBlank() && !script.strip().startsWith("[")
                        ? script
                        : null;
            }
            return words.isEmpty() || words.stream().anyMatch(word -> word.indexOf('\n') >= 0)
                    ? null
                    : words.stream().map(CommandShapes::quoted).collect(Collectors.joining(" "));
        }
        return ((Command.ShellForm) command).line().text().contains("<<") ? joined() : null;
    }

    /** The lines of a script as one; null where a line does not stand by itself. */
    private @Nullable String joined() {
        List<String> lines = body().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        boolean whole = !lines.isEmpty() && lines.stream().noneMatch(line -> line.indexOf('#') >= 0
                || line.contains("<<") || OPEN_LINE.matcher(line).matches() || quotes(line));
        return whole ? String.join("; ", lines) : null;
    }

    private static boolean quotes(String line) {
        return line.chars().filter(c -> c == '"').count() % 2 != 0
                || line.chars().filter(c -> c == '\'').count() % 2 != 0;
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private @Nullable String heredoc() {
        String script = command instanceof Command.ExecForm ? shellLine() : line();
        return script == null || script.isBlank() ? null : "<<EOF\n" + script + "\nEOF";
    }

    private @Nullable String line() {
        String line = ((Command.ShellForm) command).line().text();
        if (!heredocs.isEmpty()) {
            return null;
        }
        return written == null ? line : written;
    }

    /** What a RUN does, as shapes of it. */
    static CommandShapes of(FormContext context, Run run) {
        String text = context.written(run.statement().arguments().range());
        boolean same = context.escape() == '\\' && text.lines().noneMatch(line -> line.strip().startsWith("#")
                || line.isBlank());
        return new CommandShapes(run.command(), run.statement().heredocs(),
                shellAt(context.document().parsed(), run.statement().index()), same ? text : null);
    }
}
