package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.instruction.Env;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.shell.ShellCommand;
import dev.cutaway.dockerfile.shell.ShellWord;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/** Rules against bytes that stay in a layer for nothing. */
final class LeftoverRules {

    private static final String LISTS = "/var/lib/apt/lists";

    private LeftoverRules() {}

    static void aptLists(LintContext document, Findings out) {
        for (RunView run : document.runs()) {
            boolean mounted = run.isMounted(LISTS)
                    || (run.isMounted("/var/lib/apt") && run.isMounted("/var/cache/apt"));
            if (!mounted && document.isKept(run.stage())) {
                missing(run, out, LeftoverRules::updatesLists, LeftoverRules::removesLists, "rm -rf " + LISTS + "/*");
            }
        }
    }

    private static boolean updatesLists(ShellCommand command) {
        return command.is("apt-get", "update") || command.is("apt", "update") || command.is("aptitude", "update");
    }

    private static boolean removesLists(ShellCommand command) {
        return command.name().equals("rm") && command.arguments().stream()
                .anyMatch(word -> word.text().startsWith(LISTS) || word.text().equals("/var/lib/apt"));
    }

    static void yumCache(LintContext document, Findings out) {
        for (RunView run : document.runs()) {
            if (!run.isMounted("/var/cache/yum")) {
                missing(run, out, command -> command.is("yum", "install"), command -> clears(command, "yum"),
                        "yum clean all");
            }
        }
    }

    static void dnfCache(LintContext document, Findings out) {
        for (RunView run : document.runs()) {
            for (String program : List.of("dnf", "microdnf")) {
                if (!run.isMounted("cache/libdnf5") && !run.isMounted("/var/cache/dnf")) {
                    missing(run, out, command -> command.is(program, "install", "in", "upgrade", "up", "reinstall"),
                            command -> clears(command, program), program + " clean all");
                }
            }
        }
    }

    private static boolean clears(ShellCommand command, String program) {
        boolean removes = command.name().equals("rm") && command.arguments().stream()
                .anyMatch(word -> word.text().startsWith("/var/cache/"));
        return removes || (command.is(program, "clean") && command.has("all"));
    }

    static void yarnCache(LintContext document, Findings out) {
        for (RunView run : document.runs()) {
            if (!run.isMounted(".cache/yarn") && document.isKept(run.stage())) {
                missing(run, out, command -> command.is("yarn", "install"),
                        command -> command.is("yarn", "cache") && command.has("clean"), "yarn cache clean");
            }
        }
    }

    /** What is done must be undone later in the same RUN. */
    private static void missing(RunView run, Findings out, Predicate<ShellCommand> does, Predicate<ShellCommand> undoes,
            String remedy) {
        ShellCommand open = null;
        for (ShellCommand command : run.commands()) {
            open = undoes.test(command) ? null : does.test(command) ? command : open;
        }
        if (open != null) {
            Fix fix = atTheEnd(run, remedy);
            out.add(run.run(), run.range(open), remedy, fix == null ? new Fix[0] : new Fix[]{fix});
        }
    }

    /** Only a line without heredocs can be made longer. */
    private static @Nullable Fix atTheEnd(RunView run, String remedy) {
        boolean line = run.shellForm() && run.run().statement().heredocs().isEmpty();
        int end = run.run().statement().arguments().range().end().offset();
        return line ? Fix.insert(Fix.Title.ADD, end, " && " + remedy) : null;
    }

    static void recommends(LintContext document, Findings out) {
        option(document, out, command -> command.is("apt-get", "install")
                && !command.hasOption("no-install-recommends")
                && command.words().stream().noneMatch(word -> word.text().equals("APT::Install-Recommends=false")),
                "install", "--no-install-recommends", "");
    }

    static void apkCache(LintContext document, Findings out) {
        option(document, out, command -> command.is("apk", "add") && !command.hasOption("no-cache"), "add",
                "--no-cache",
                "/var/cache/apk");
    }

    static void pipCache(LintContext document, Findings out) {
        Predicate<ShellCommand> caches = command -> PinRules.isPipInstall(command) && !command.hasOption("no-cache-dir")
                && command.assignments().stream().noneMatch(word -> word.text().startsWith("PIP_NO_CACHE_DIR="));
        option(document, out, caches, "install", "--no-cache-dir", ".cache/pip");
    }

    static void wgetProgress(LintContext document, Findings out) {
        option(document, out, command -> command.name().equals("wget") && !isQuiet(command), "", "--progress=dot:giga",
                "");
    }

    private static boolean isQuiet(ShellCommand command) {
        return List.of("progress", "quiet", "q", "no-verbose", "output-file", "append-output").stream()
                .anyMatch(command::hasOption) || command.has("-nv") || command.has("-o") || command.has("-a");
    }

    /** Commands that lack an option; it can be put in after the subcommand, or the program when there is none. */
    private static void option(LintContext document, Findings out, Predicate<ShellCommand> lacks, String subcommand,
            String option, String cache) {
        for (RunView run : document.runs()) {
            if ((!cache.isEmpty() && run.isMounted(cache))
                    || (subcommand.equals("install") && !cache.isEmpty() && pipIsTold(document, run))) {
                continue;
            }
            for (ShellCommand command : run.commands()) {
                if (lacks.test(command)) {
                    out.add(run.run(), run.range(command), option, withOption(run, command, subcommand, option));
                }
            }
        }
    }

    private static Fix[] withOption(RunView run, ShellCommand command, String subcommand, String option) {
        ShellWord after = command.words().getFirst();
        for (ShellWord word : command.arguments()) {
            if (word.text().equals(subcommand)) {
                after = word;
                break;
            }
        }
        return run.shellForm()
                ? new Fix[]{Fix.insert(Fix.Title.ADD, run.range(after).end().offset(), " " + option)}
                : new Fix[0];
    }

    private static boolean pipIsTold(LintContext document, RunView run) {
        return document.inherits(run.stage(), run.run(), LeftoverRules::tellsPip);
    }

    private static boolean tellsPip(Instruction instruction) {
        return instruction instanceof Env env
                && env.variables().stream().anyMatch(pair -> pair.key().text().equals("PIP_NO_CACHE_DIR"));
    }

    static void consecutiveRuns(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            RunView before = null;
            for (Instruction instruction : stage.instructions()) {
                RunView run = document.run(instruction);
                if (run != null && before != null && sameFlags(before, run) && run.commands().size() <= 2
                        && before.commands().size() <= 2) {
                    out.add(run.run(), run.run().statement().keyword().range());
                }
                before = run;
            }
        }
    }

    private static boolean sameFlags(RunView one, RunView two) {
        return one.run().statement().flags().stream().map(Object::toString).toList()
                .equals(two.run().statement().flags().stream().map(Object::toString).toList());
    }
}
