package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.shell.ShellCommand;
import dev.cutaway.dockerfile.shell.ShellWord;
import dev.cutaway.dockerfile.source.Word;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules that ask for versions, so that a build of tomorrow gives what the one of today gives. */
final class PinRules {

    private static final Set<String> APT_VALUED = Set.of("-t", "--target-release", "-o", "--option", "-c",
            "--config-file");
    private static final Set<String> APK_VALUED = Set.of("-t", "--virtual", "-X", "--repository", "-p", "--root",
            "--keys-dir", "--cache-dir");
    private static final Set<String> PIP_VALUED = Set.of("--abi", "-b", "--build", "-e", "--editable",
            "--extra-index-url",
            "-f", "--find-links", "-i", "--index-url", "--implementation", "--no-binary", "--only-binary", "--platform",
            "--prefix", "--progress-bar", "--proxy", "--python-version", "--root", "--src", "-t", "--target",
            "--trusted-host", "--upgrade-strategy", "--timeout", "--retries", "--cache-dir", "--log", "--cert");
    private static final Set<String> NPM_VALUED = Set.of("--loglevel", "--prefix", "--registry", "--cache", "-C",
            "--userconfig", "--omit", "--include");
    private static final Set<String> RPM_VALUED = Set.of("--setopt", "--enablerepo", "--disablerepo", "--repo",
            "--releasever", "--installroot", "-x", "--exclude", "-c", "--config");
    private static final Pattern RPM_VERSION = Pattern.compile(".*-[0-9$*].*");
    private static final Pattern PIP = Pattern.compile("pip[23]?(?:\\.[0-9]+)?");
    private static final Pattern PIP_VERSION = Pattern.compile(".*(?:[=!<>~]=|[<>]).*");

    private PinRules() {}

    static void apt(LintContext document, Findings out) {
        packages(document, out, command -> command.is("apt-get", "install"),
                command -> after(command, APT_VALUED), word -> word.contains("=") || word.contains("/")
                        || word.endsWith(".deb"));
    }

    static void apk(LintContext document, Findings out) {
        packages(document, out, command -> command.is("apk", "add"), command -> after(command, APK_VALUED),
                word -> Stream.of("=", "~", ">", "<").anyMatch(word::contains) || word.endsWith(".apk"));
    }

    static void pip(LintContext document, Findings out) {
        packages(document, out, command -> isPipInstall(command) && Stream.of("-r", "--requirement", "-c",
                "--constraint", ".").noneMatch(command::has) && !command.hasOption("requirement")
                && !command.hasOption("constraint"), PinRules::pipPackages, PinRules::isPipPinned);
    }

    static boolean isPipInstall(ShellCommand command) {
        String name = command.name();
        if (PIP.matcher(name).matches()) {
            return command.subcommand("install") != null;
        }
        return name.startsWith("python") && command.has("-m") && command.has("pip") && command.has("install");
    }

    private static List<ShellWord> pipPackages(ShellCommand command) {
        List<ShellWord> operands = command.operands(PIP_VALUED);
        int install = 0;
        while (install < operands.size() && !operands.get(install).text().equals("install")) {
            install++;
        }
        return operands.subList(Math.min(install + 1, operands.size()), operands.size());
    }

    private static boolean isPipPinned(String word) {
        boolean repository = Stream.of("git+", "svn+", "hg+", "bzr+").anyMatch(word::startsWith);
        return PIP_VERSION.matcher(word).matches() || word.endsWith(".whl") || word.endsWith(".tar.gz")
                || (repository ? word.contains("@") : word.contains("/"));
    }

    static void npm(LintContext document, Findings out) {
        packages(document, out, command -> command.is("npm", "install", "i", "add"),
                command -> after(command, NPM_VALUED), PinRules::isNpmPinned);
    }

    private static boolean isNpmPinned(String word) {
        boolean git = Stream.of("git://", "git+ssh://", "git+http://", "git+https://").anyMatch(word::startsWith);
        boolean folder = Stream.of("/", "./", "../", "~/").anyMatch(word::startsWith);
        String name = word.startsWith("@") ? word.substring(1) : word;
        return git
                ? word.contains("#")
                : folder || word.endsWith(".tgz") || word.endsWith(".tar.gz")
                        || word.endsWith(".tar") || name.contains("@");
    }

    static void gem(LintContext document, Findings out) {
        packages(document, out, command -> command.is("gem", "install", "i") && !command.has("-v")
                && !command.hasOption("version"),
                command -> after(command, Set.of("-n", "-i", "--install-dir",
                        "--bindir", "-s", "--source", "-P")),
                word -> word.contains(":"));
    }

    static void yum(LintContext document, Findings out) {
        packages(document, out, command -> command.is("yum", "install"), command -> after(command, RPM_VALUED),
                PinRules::isRpmPinned);
    }

    static void dnf(LintContext document, Findings out) {
        packages(document, out, command -> command.is("dnf", "install") || command.is("microdnf", "install"),
                command -> after(command, RPM_VALUED), PinRules::isRpmPinned);
    }

    private static boolean isRpmPinned(String word) {
        return word.endsWith(".rpm") || word.startsWith("@") || RPM_VERSION.matcher(word).matches();
    }

    static void go(LintContext document, Findings out) {
        packages(document, out, command -> command.is("go", "install", "get", "run"), PinRules::goPackages,
                word -> word.startsWith("/") || word.startsWith(".") || word.endsWith(".go")
                        || (word.contains("@") && !word.endsWith("@latest") && !word.endsWith("@none")));
    }

    /** What follows the package of {@code go run} are the program's own arguments. */
    private static List<ShellWord> goPackages(ShellCommand command) {
        List<ShellWord> operands = after(command, Set.of("-C", "-p", "-o", "-tags", "-ldflags", "-gcflags", "-mod"));
        return command.subcommand("run") == null || operands.isEmpty() ? operands : operands.subList(0, 1);
    }

    /** The operands after the subcommand. */
    private static List<ShellWord> after(ShellCommand command, Set<String> valued) {
        List<ShellWord> operands = command.operands(valued);
        return operands.isEmpty() ? operands : operands.subList(1, operands.size());
    }

    private static void packages(LintContext document, Findings out, Predicate<ShellCommand> installs,
            Function<ShellCommand, List<ShellWord>> packages, Predicate<String> pinned) {
        for (RunView run : document.runs()) {
            for (ShellCommand command : run.commands()) {
                List<ShellWord> loose = !installs.test(command)
                        ? List.of()
                        : packages.apply(command).stream().filter(word -> !pinned.test(word.text())).toList();
                if (!loose.isEmpty()) {
                    out.add(run.run(), run.places().range(loose.getFirst().start(), loose.getLast().end()),
                            String.join(" ", loose.stream().map(ShellWord::text).toList()));
                }
            }
        }
    }

    static void untagged(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            Word base = stage.from().base();
            String name = base.text().substring(base.text().lastIndexOf('/') + 1);
            boolean image = document.parent(stage) == null && !base.text().equals(From.SCRATCH)
                    && !base.text().startsWith("$");
            if (image && !name.contains(":") && !name.contains("@") && !name.contains("$")) {
                out.add(stage.from(), base.range(), base.text());
            }
        }
    }

    static void latest(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            Word base = stage.from().base();
            if (base.text().endsWith(":latest")) {
                out.add(stage.from(), base.range(), base.text());
            }
        }
    }
}
