package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Shell;
import dev.cutaway.dockerfile.shell.ShellCommand;
import dev.cutaway.dockerfile.shell.ShellCommand.Joint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Rules of what a RUN should not do, or not so. */
final class ShellRules {

    private static final Set<String> SAME_IN_APT_GET = Set.of("install", "update", "upgrade", "remove", "purge",
            "autoremove", "clean", "download", "source");

    private ShellRules() {}

    static void cd(LintContext document, Findings out) {
        each(document, "cd", (run, command) -> out.add(run.run(), run.range(command)));
    }

    static void sudo(LintContext document, Findings out) {
        each(document, "sudo", (run, command) -> out.add(run.run(), run.range(command.words().getFirst())));
    }

    static void apt(LintContext document, Findings out) {
        each(document, "apt", (run, command) -> {
            boolean same = command.arguments().stream().filter(word -> !word.isOption()).findFirst()
                    .filter(word -> SAME_IN_APT_GET.contains(word.text())).isPresent();
            var range = run.range(command.words().getFirst());
            out.add(run.run(), range, List.of(), same ? new Fix[]{Fix.replace(range, "apt-get")} : new Fix[0]);
        });
    }

    private static void each(LintContext document, String program, BiConsumer<RunView, ShellCommand> look) {
        for (RunView run : document.runs()) {
            run.commands().stream().filter(command -> command.name().equals(program))
                    .forEach(command -> look.accept(run, command));
        }
    }

    static void wgetAndCurl(LintContext document, Findings out) {
        int stage = -1;
        var seen = new HashSet<String>();
        for (RunView run : document.runs()) {
            if (run.stage().index() != stage) {
                seen.clear();
                stage = run.stage().index();
            }
            for (ShellCommand command : run.commands()) {
                String name = command.name();
                if ((name.equals("wget") || name.equals("curl")) && seen.add(name) && seen.size() == 2) {
                    out.add(run.run(), run.range(command.words().getFirst()));
                }
            }
        }
    }

    /** A pipe ends as its last command does: the failure of the others is not seen. */
    static void pipefail(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            boolean safe = false;
            for (Instruction instruction : stage.instructions()) {
                RunView run = document.run(instruction);
                if (instruction instanceof Shell shell) {
                    safe = isSafe(shell);
                } else if (run != null && !safe) {
                    pipes(run, out);
                }
            }
        }
    }

    private static boolean isSafe(Shell shell) {
        List<String> words = shell.texts();
        String program = words.getFirst().toLowerCase(java.util.Locale.ROOT);
        return words.contains("pipefail") || program.contains("pwsh") || program.contains("powershell")
                || program.startsWith("cmd");
    }

    private static void pipes(RunView run, Findings out) {
        for (ShellCommand command : run.commands()) {
            if (command.name().equals("set") && command.has("pipefail")) {
                return;
            }
            if (command.joint() == Joint.PIPE) {
                String keyword = run.run().statement().keyword().text();
                var fixes = new ArrayList<Fix>();
                if (run.run().range().start().equals(run.run().statement().keyword().range().start())) {
                    String shell = InstructionRules.inCaseOf(keyword, "SHELL")
                            + " [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\n";
                    fixes.add(Fix.insert(Fix.Title.INSERT_BEFORE, run.run().range().start().offset(), shell));
                }
                out.add(run.run(), run.range(command), List.of(), fixes.toArray(Fix[]::new));
                return;
            }
        }
    }
}
