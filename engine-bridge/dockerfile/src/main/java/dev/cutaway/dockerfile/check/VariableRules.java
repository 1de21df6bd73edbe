package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.expansion.GlobalScope;
import dev.cutaway.dockerfile.expansion.Platform;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.Suggestion;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Flag;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** BuildKit's checks of variables and platforms. */
final class VariableRules {

    private static final Pattern REFERENCE = Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9.-]*+(?::[0-9]++)?+/)?"
            + "[a-z0-9]++(?:(?:[._]|__|-++)[a-z0-9]++)*+(?:/[a-z0-9]++(?:(?:[._]|__|-++)[a-z0-9]++)*+)*+"
            + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}+)?+(?:@[A-Za-z][A-Za-z0-9+.-]*+:[0-9a-fA-F]{32,}+)?+");
    private static final int LONGEST_NAME = 500;
    private static final Set<String> SYSTEMS = Set.of("linux", "windows", "darwin", "freebsd", "wasi");

    private VariableRules() {}

    static void undefinedArgInFrom(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            VariableWalk.Outcome outcome = document.variables().outcome(stage.from());
            if (outcome == null) {
                continue;
            }
            Set<String> known = new java.util.TreeSet<>(outcome.known());
            document.document().globals()
                    .forEach(arg -> arg.definitions().forEach(one -> known.add(one.name().text())));
            for (String name : outcome.missing()) {
                if (!known.contains(name)) {
                    out.add(stage.from(), place(stage.from(), name), List.of(name, hint(name, known, "")));
                }
            }
        }
    }

    /** The word of a FROM that uses a variable. */
    private static SourceRange place(From from, String name) {
        Word platform = from.platform();
        return platform != null && platform.text().contains(name) ? platform.range() : from.base().range();
    }

    private static String hint(String name, Set<String> known, String dollar) {
        String near = Suggestion.nearest(name, known);
        return near == null ? "" : " (did you mean " + dollar + near + "?)";
    }

    /** Where a base's variables are not known, only a name that is nearly another one is surely wrong. */
    static void undefinedVar(LintContext document, Findings out) {
        document.each(Instruction.class, (stage, instruction) -> {
            VariableWalk.Outcome outcome = document.variables().outcome(instruction);
            if (outcome == null) {
                return;
            }
            for (String name : outcome.missing()) {
                boolean surely = outcome.complete() || outcome.known().stream()
                        .anyMatch(known -> !known.equals("PATH") && Suggestion.isSlip(name, known));
                if (surely && !GlobalScope.STEERING.contains(name)) {
                    out.add(instruction, use(document, instruction, name),
                            List.of(name, hint(name, outcome.known(), "$")));
                }
            }
        });
    }

    /** Where the variable stands in the instruction; all its arguments when that is not so simple. */
    private static SourceRange use(LintContext document, Instruction instruction, String name) {
        String text = document.document().text();
        int end = instruction.range().end().offset();
        for (String form : List.of("$" + name, "${" + name)) {
            int at = text.indexOf(form, instruction.range().start().offset());
            if (at >= 0 && at + form.length() <= end) {
                boolean brace = form.charAt(1) == '{';
                int close = brace ? text.indexOf('}', at) : -1;
                int stop = brace && close >= 0 && close < end ? close + 1 : at + form.length();
                return document.source().range(at, stop);
            }
        }
        return instruction.statement().arguments().range();
    }

    static void invalidDefaultArgInFrom(LintContext document, Findings out) {
        GlobalScope defaults = document.variables().defaults(document.document().globals());
        for (Stage stage : document.stages()) {
            Word base = stage.from().base();
            String name = expand(document, base, defaults);
            if (name != null && (name.length() > LONGEST_NAME || !REFERENCE.matcher(name).matches())) {
                out.add(stage.from(), base.range(), base.text());
            }
        }
    }

    /** Null where the word makes no sense: such a base cannot be built at all, and the build says so. */
    private static @Nullable String expand(LintContext document, Word word, GlobalScope scope) {
        try {
            return new Expander(document.document().lines().escape(), scope).word(word.text());
        } catch (ExpansionException e) {
            return null;
        }
    }

    static void invalidBaseImagePlatform(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            From from = document.variables().expanded(stage.from(), From.class);
            String asked = from.platform() == null ? null : from.platform().text();
            var image = document.facts().images().find(from.base().text(), asked);
            if (document.parent(stage) != null || image == null) {
                continue;
            }
            Platform wanted = asked == null ? document.facts().target() : parse(asked);
            Platform found = image.platform();
            boolean same = wanted == null || (wanted.os().equals(found.os())
                    && wanted.architecture().equals(found.architecture()));
            if (!same) {
                out.add(stage.from(), stage.from().base().range(),
                        List.of(from.base().text(), String.valueOf(wanted), found.toString()));
            }
        }
    }

    static void redundantTargetPlatform(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            Word platform = stage.from().platform();
            if (platform != null
                    && (platform.text().equals("$TARGETPLATFORM") || platform.text().equals("${TARGETPLATFORM}"))) {
                out.add(stage.from(), platform.range(), platform.text(), withoutPlatform(document, stage.from()));
            }
        }
    }

    static void fromPlatformFlagConstDisallowed(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            Word platform = stage.from().platform();
            Platform parsed = platform == null || platform.text().indexOf('$') >= 0 ? null : parse(platform.text());
            String name = stage.name() == null ? "" : String.valueOf(stage.name());
            if (platform != null && parsed != null && !name.contains(parsed.os())
                    && !name.contains(parsed.architecture())) {
                out.add(stage.from(), platform.range(), platform.text(), withoutPlatform(document, stage.from()));
            }
        }
    }

    private static @Nullable Platform parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length == 1) {
            return SYSTEMS.contains(text) ? new Platform(text, "amd64", "") : new Platform("linux", text, "");
        }
        return parts.length > 3 ? null : new Platform(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
    }

    private static Fix withoutPlatform(LintContext document, From from) {
        Flag flag = from.statement().flag("platform");
        if (flag == null) {
            return new Fix(Fix.Title.REMOVE, "--platform", List.of());
        }
        String text = document.document().text();
        int end = flag.range().end().offset();
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return new Fix(Fix.Title.REMOVE, flag.toString(),
                List.of(new TextEdit(flag.range().start().offset(), end, "")));
    }
}
