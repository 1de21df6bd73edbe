package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.check.ContextFiles.Presence;
import dev.cutaway.dockerfile.check.VariableWalk.Outcome;
import dev.cutaway.dockerfile.ignore.IgnoreFile;
import dev.cutaway.dockerfile.ignore.IgnoreRule;
import dev.cutaway.dockerfile.instruction.Add;
import dev.cutaway.dockerfile.instruction.Copy;
import dev.cutaway.dockerfile.instruction.Expose;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Transfer;
import dev.cutaway.dockerfile.instruction.User;
import dev.cutaway.dockerfile.instruction.Workdir;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.dockerfile.source.Word;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks of files, folders, users and ports. */
final class FileRules {

    private static final Set<String> ARCHIVES = Set.of(".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz",
            ".tar.xz",
            ".txz", ".tar.zst", ".tzst", ".gz", ".bz2", ".xz", ".zst", ".z", ".lz", ".lzma", ".tlz", ".tar.lzma");

    private FileRules() {}

    static void copyIgnoredFile(LintContext document, Findings out) {
        // As in BuildKit: with exceptions nobody can say so from the names alone.
        IgnoreFile ignore = Optional.ofNullable(document.facts().ignore())
                .filter(file -> file.rules().stream().noneMatch(IgnoreRule::exception)).orElse(IgnoreFile.NONE);
        ContextFiles context = document.facts().context();
        transfers(document, (instruction, verb, transfer) -> {
            for (Word source : transfer.sources()) {
                String path = IgnoreFile.clean(source.text());
                boolean gone = isIgnored(ignore, path) || (context != null && isSettled(document, instruction)
                        && context.find(source.text()) == Presence.IGNORED);
                if (gone) {
                    out.add(instruction, source.range(), List.of(verb, path));
                }
            }
        });
    }

    private static boolean isIgnored(IgnoreFile ignore, String path) {
        boolean root = path.equals(".") || path.equals("/");
        return root
                ? ignore.rules().stream().anyMatch(rule -> Set.of("*", "**", "**/*").contains(rule.pattern()))
                : ignore.ignores(path.startsWith("/") ? path.substring(1) : path);
    }

    static void copyMissingFile(LintContext document, Findings out) {
        ContextFiles context = document.facts().context();
        if (context == null) {
            return;
        }
        transfers(document, (instruction, verb, transfer) -> {
            if (!isSettled(document, instruction)) {
                return;
            }
            boolean any = !transfer.files().isEmpty() || transfer.sources().stream()
                    .anyMatch(source -> isRemote(source.text()) || context.find(source.text()) == Presence.SENT);
            for (Word source : transfer.sources()) {
                // A pattern may match nothing while another source is there.
                boolean needed = !any || !ContextFiles.isPattern(source.text());
                if (needed && !isRemote(source.text()) && context.find(source.text()) == Presence.NOWHERE) {
                    out.add(instruction, source.range(), List.of(verb.toUpperCase(Locale.ROOT), source.text()));
                }
            }
        });
    }

    private static boolean isSettled(LintContext document, Instruction instruction) {
        Outcome outcome = document.variables().outcome(instruction);
        return outcome != null && outcome.isSettled() && (outcome.complete() || !hasVariables(instruction));
    }

    private static boolean hasVariables(Instruction instruction) {
        Transfer transfer = switch (instruction) {
            case Copy copy -> copy.transfer();
            case Add add -> add.transfer();
            default -> null;
        };
        return transfer != null && transfer.sources().stream().anyMatch(source -> source.text().indexOf('$') >= 0);
    }

    /** Told of an instruction that takes from the context, variables expanded. */
    private interface TransferLook {
        void at(Instruction instruction, String verb, Transfer transfer);
    }

    private static void transfers(LintContext document, TransferLook look) {
        document.each(Instruction.class, (stage, instruction) -> {
            if (instruction instanceof Copy copy && copy.from() == null) {
                look.at(copy, "Copy", document.variables().expanded(copy, Copy.class).transfer());
            } else if (instruction instanceof Add add) {
                look.at(add, "Add", document.variables().expanded(add, Add.class).transfer());
            }
        });
    }

    /** Only the first WORKDIR counts: the ones after it are relative to it. */
    static void workdirRelativePath(LintContext document, Findings out) {
        document.each(Workdir.class, (stage, workdir) -> {
            String path = document.variables().expanded(workdir, Workdir.class).path().text();
            if (!isAbsolute(path) && !document.inherits(stage, workdir, Workdir.class::isInstance)) {
                out.add(workdir, workdir.path().range(), path,
                        Fix.insert(Fix.Title.ADD, workdir.path().range().start().offset(), "/"));
            }
        });
    }

    static void absoluteWorkdir(LintContext document, Findings out) {
        document.each(Workdir.class, (stage, workdir) -> {
            String path = document.variables().expanded(workdir, Workdir.class).path().text();
            if (!isAbsolute(path) && !workdir.path().text().startsWith("$")) {
                out.add(workdir, workdir.path().range(), path);
            }
        });
    }

    static void copyWithoutWorkdir(LintContext document, Findings out) {
        document.each(Copy.class, (stage, copy) -> {
            Word written = copy.transfer().destination();
            String path = document.variables().expanded(copy, Copy.class).transfer().destination().text();
            if (!isAbsolute(path) && !written.text().startsWith("$")
                    && !document.inherits(stage, copy, Workdir.class::isInstance)) {
                out.add(copy, written.range(), path);
            }
        });
    }

    private static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.startsWith("\\")
                || (path.length() > 1 && Character.isLetter(path.charAt(0)) && path.charAt(1) == ':');
    }

    static void lastUserRoot(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            User last = null;
            for (Instruction instruction : stage.instructions()) {
                last = instruction instanceof User user ? user : last;
            }
            String user = last == null ? "" : document.variables().expanded(last, User.class).user().text();
            String name = user.contains(":") ? user.substring(0, user.indexOf(':')) : user;
            if (last != null && (name.equals("root") || name.equals("0"))) {
                out.add(last, last.user().range(), user);
            }
        }
    }

    static void addForFiles(LintContext document, Findings out) {
        document.each(Add.class, (stage, add) -> {
            Transfer transfer = document.variables().expanded(add, Add.class).transfer();
            boolean special = (transfer.sources().isEmpty() && transfer.files().isEmpty())
                    || transfer.sources().stream().anyMatch(source -> isForAdd(source.text()));
            if (!special) {
                Word keyword = add.statement().keyword();
                boolean plain = add.checksum() == null && add.keepGitDir() == null && add.unpack() == null;
                String copy = InstructionRules.inCaseOf(keyword.text(), "COPY");
                out.add(add, keyword.range(), List.of(),
                        plain ? new Fix[]{Fix.replace(keyword.range(), copy)} : new Fix[0]);
            }
        });
    }

    /** Archives are unpacked, URLs and repositories fetched: COPY does neither. */
    private static boolean isForAdd(String source) {
        String lower = source.toLowerCase(Locale.ROOT);
        return isRemote(lower) || source.startsWith("$")
                || ARCHIVES.stream().anyMatch(lower::endsWith);
    }

    private static boolean isRemote(String source) {
        return source.contains("://") || source.startsWith("git@") || source.endsWith(".git");
    }

    static void exposeProtoCasing(LintContext document, Findings out) {
        document.each(Expose.class, (stage, expose) -> {
            for (Word port : document.variables().expanded(expose, Expose.class).ports()) {
                int slash = port.text().indexOf('/');
                String protocol = slash < 0 ? "" : port.text().substring(slash + 1);
                if (!protocol.equals(protocol.toLowerCase(Locale.ROOT))) {
                    out.add(expose, port.range(), port.text(),
                            Fix.replace(port.range(), port.text().toLowerCase(Locale.ROOT)));
                }
            }
        });
    }

    static void exposeInvalidFormat(LintContext document, Findings out) {
        document.each(Expose.class, (stage, expose) -> {
            for (Word port : document.variables().expanded(expose, Expose.class).ports()) {
                int colon = port.text().lastIndexOf(':');
                if (colon >= 0) {
                    out.add(expose, port.range(), port.text(), new Fix(Fix.Title.REPLACE,
                            port.text().substring(colon + 1),
                            List.of(TextEdit.replace(port.range(), port.text().substring(colon + 1)))));
                }
            }
        });
    }
}
