package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.instruction.Command;
import dev.cutaway.dockerfile.instruction.Mount;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.dockerfile.shell.ShellCommand;
import dev.cutaway.dockerfile.shell.ShellLine;
import dev.cutaway.dockerfile.shell.ShellWord;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.SourceText;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Heredoc;
import dev.cutaway.dockerfile.syntax.HeredocSign;
import dev.cutaway.dockerfile.syntax.Slice;

import java.util.List;
import java.util.function.Predicate;

/**
 * A RUN, its commands taken apart.
 *
 * @param stage where it is
 * @param run the instruction; for ONBUILD RUN what is triggered
 * @param shellForm it is a line for the shell
 * @param commands in order
 * @param places says where a part of a command stands
 */
record RunView(Stage stage, Run run, boolean shellForm, List<ShellCommand> commands, Places places) {

    /** From places in the commands' text to places in the Dockerfile. */
    @FunctionalInterface
    interface Places {
        SourceRange range(int start, int end);
    }

    static RunView of(Stage stage, Run run, SourceText source) {
        return switch (run.command()) {
            case Command.ExecForm exec -> new RunView(stage, run, false, exec(exec), source::range);
            case Command.ShellForm shell -> shell(stage, run, shell.line().text(), source);
        };
    }

    private static List<ShellCommand> exec(Command.ExecForm exec) {
        if (exec.words().isEmpty()) {
            return List.of();
        }
        List<ShellWord> words = exec.words().stream().map(RunView::word).toList();
        return List.of(new ShellCommand(ShellCommand.Joint.NONE, List.of(), words));
    }

    private static ShellWord word(Word word) {
        return new ShellWord(word.text(), word.range().start().offset(), word.range().end().offset());
    }

    private static RunView shell(Stage stage, Run run, String line, SourceText source) {
        List<Heredoc> heredocs = run.statement().heredocs();
        if (!heredocs.isEmpty() && HeredocSign.parse(line) != null) {
            Heredoc script = heredocs.getFirst();
            int start = script.contentRange().start().offset();
            // A script for another program than a shell is none of ours.
            boolean other = script.body().startsWith("#!") && !script.body().lines().findFirst().orElse("")
                    .matches(".*[/ ](ba|da|a|z)?sh( .*)?");
            return new RunView(stage, run, true, other ? List.of() : ShellLine.commands(script.content()),
                    (from, to) -> source.range(start + from, start + to));
        }
        Slice slice = run.statement().arguments();
        return new RunView(stage, run, true, ShellLine.commands(line), (from, to) -> slice.sub(from, to).range());
    }

    SourceRange range(ShellWord word) {
        return places.range(word.start(), word.end());
    }

    /** From the first to the last word of a command. */
    SourceRange range(ShellCommand command) {
        return places.range(command.words().getFirst().start(), command.words().getLast().end());
    }

    boolean any(Predicate<ShellCommand> wanted) {
        return commands.stream().anyMatch(wanted);
    }

    /** Whether a cache, or memory, is mounted at a path that ends so: what is left there is not in the layer. */
    boolean isMounted(String path) {
        return run.mounts().stream().anyMatch(flag -> {
            Mount mount = flag.mount();
            String target = mount == null ? flag.text().text() : String.valueOf(mount.target());
            boolean kept = mount == null || mount instanceof Mount.Cache || mount instanceof Mount.Tmpfs;
            return kept && (mount == null ? target.contains(path) : target.replaceAll("/+$", "").endsWith(path));
        });
    }
}
