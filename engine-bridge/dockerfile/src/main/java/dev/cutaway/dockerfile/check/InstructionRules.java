package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.instruction.Cmd;
import dev.cutaway.dockerfile.instruction.Command;
import dev.cutaway.dockerfile.instruction.Entrypoint;
import dev.cutaway.dockerfile.instruction.Env;
import dev.cutaway.dockerfile.instruction.HealthCheck;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.KeyValue;
import dev.cutaway.dockerfile.instruction.Label;
import dev.cutaway.dockerfile.instruction.Maintainer;
import dev.cutaway.dockerfile.instruction.Shell;
import dev.cutaway.dockerfile.source.JsonText;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.dockerfile.source.Word;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** BuildKit's checks of single instructions, and the hadolint rules of the same kind. */
final class InstructionRules {

    private static final Pattern SECRET = Pattern.compile(
            "(?i)(?:_|^)(?:apikey|auth|credential|credentials|key|password|pword|passwd|secret|token)(?:_|$)");
    private static final Pattern NO_SECRET = Pattern.compile("(?i)(?:_|^)(?:public|file|version)(?:_|$)");
    private static final Pattern PLAIN_LINE = Pattern.compile("[A-Za-z0-9_./:=@%+, \\t-]*+");

    private InstructionRules() {}

    static void jsonArgsRecommended(LintContext document, Findings out) {
        document.each(Instruction.class, (stage, instruction) -> {
            Command command = instruction instanceof Cmd cmd
                    ? cmd.command()
                    : instruction instanceof Entrypoint entrypoint ? entrypoint.command() : null;
            if (command instanceof Command.ShellForm shell && !shell.isEmpty()
                    && !hasShell(document, stage, instruction)) {
                out.add(instruction, shell.line().range(), instruction.name(), jsonForm(shell));
            }
        });
    }

    private static boolean hasShell(LintContext document, Stage stage, Instruction before) {
        if (document.inherits(stage, before, Shell.class::isInstance)) {
            return true;
        }
        Stage root = stage;
        for (Stage at = stage; at != null; at = document.parent(at)) {
            root = at;
        }
        var image = document.facts().images().find(document.variables().base(root), null);
        return image != null && image.hasShell();
    }

    static void jsonNotation(LintContext document, Findings out) {
        document.each(Instruction.class, (stage, instruction) -> {
            Command command = switch (instruction) {
                case Cmd cmd -> cmd.command();
                case Entrypoint entrypoint -> entrypoint.command();
                case HealthCheck check -> check.command();
                default -> null;
            };
            if (command instanceof Command.ShellForm shell && !shell.isEmpty()) {
                out.add(instruction, shell.line().range(), instruction.name(), jsonForm(shell));
            }
        });
    }

    /** Words where the line is no more than words; otherwise the shell that would run it, said openly. */
    private static Fix jsonForm(Command.ShellForm shell) {
        String line = shell.line().text();
        List<String> words = PLAIN_LINE.matcher(line).matches() && line.indexOf('=') < 0
                ? List.of(line.strip().split("[ \\t]+"))
                : List.of("/bin/sh", "-c", line);
        return new Fix(Fix.Title.JSON_FORM, "",
                List.of(TextEdit.replace(shell.line().range(), JsonText.array(words))));
    }

    static void maintainerDeprecated(LintContext document, Findings out) {
        document.each(Maintainer.class, (stage, maintainer) -> {
            String label = "LABEL org.opencontainers.image.authors="
                    + JsonText.string(maintainer.author().text().replace("$", "\\$"));
            out.add(maintainer, maintainer.statement().keyword().range(), Fix.replace(maintainer.range(), label));
        });
    }

    static void multipleInstructionsDisallowed(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            var last = new HashMap<String, Instruction>();
            for (Instruction instruction : stage.instructions()) {
                boolean counts = instruction instanceof Cmd || instruction instanceof Entrypoint
                        || instruction instanceof HealthCheck;
                Instruction earlier = counts ? last.put(instruction.name(), instruction) : null;
                if (earlier != null) {
                    out.add(earlier, earlier.range(), earlier.name(), gone(document, earlier));
                }
            }
        }
    }

    private static Fix gone(LintContext document, Instruction instruction) {
        SourceRange range = instruction.range();
        int end = document.source().lineEndWithBreak(range.end().line() - 1);
        return new Fix(Fix.Title.REMOVE_INSTRUCTION, "", List.of(new TextEdit(range.start().offset(), end, "")));
    }

    static void legacyKeyValueFormat(LintContext document, Findings out) {
        document.each(Instruction.class, (stage, instruction) -> {
            List<KeyValue> pairs = instruction instanceof Env env
                    ? env.variables()
                    : instruction instanceof Label label ? label.labels() : List.of();
            for (KeyValue pair : pairs) {
                if (pair.legacy()) {
                    String text = pair.key() + "=" + quoted(pair.value().text());
                    SourceRange range = instruction.statement().arguments().range();
                    out.add(instruction, range, instruction.name(), Fix.replace(range, text));
                }
            }
        });
    }

    /** Blanks need quotes in the newer form; quotes that are there stay. */
    private static String quoted(String value) {
        if (value.chars().noneMatch(c -> c == ' ' || c == '\t')) {
            return value;
        }
        boolean quotes = value.indexOf('"') >= 0 || value.indexOf('\'') >= 0;
        return quotes ? value.replaceAll("([ \\t])", "\\\\$1") : "\"" + value + "\"";
    }

    static void secretsUsedInArgOrEnv(LintContext document, Findings out) {
        document.each(Instruction.class, (stage, instruction) -> {
            if (instruction instanceof Arg arg) {
                arg.definitions().forEach(one -> secret(arg, one.name(), out));
            } else if (instruction instanceof Env env) {
                env.variables().forEach(pair -> secret(env, pair.key(), out));
            }
        });
    }

    private static void secret(Instruction instruction, Word key, Findings out) {
        if (SECRET.matcher(key.text()).find() && !NO_SECRET.matcher(key.text()).find()) {
            out.add(instruction, key.range(), List.of(instruction.name(), key.text()));
        }
    }

    /** The keyword of a command in the case of others. */
    static String inCaseOf(@Nullable String keyword, String name) {
        boolean lower = keyword != null && keyword.equals(keyword.toLowerCase(Locale.ROOT));
        return lower ? name.toLowerCase(Locale.ROOT) : name;
    }
}
