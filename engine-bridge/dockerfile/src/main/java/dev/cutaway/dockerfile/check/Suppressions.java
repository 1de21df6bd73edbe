package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.syntax.Comment;
import dev.cutaway.dockerfile.syntax.Directive;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the author does not want to hear: {@code # check=skip=…} and {@code # hadolint ignore=…}. */
final class Suppressions {

    private static final String ALL = "all";
    private static final Pattern HADOLINT = Pattern
            .compile("hadolint\\s+(global\\s+|stage\\s+)?ignore\\s*=\\s*([A-Z0-9, \\t]+)(?:#.*)?");
    private static final Pattern CHECK = Pattern.compile("(?i)check\\s*=\\s*(\\S+).*");

    private final Options global = new Options();
    private final List<Statement> statements;

    /** What {@code check=} says. */
    private static final class Options {
        private final Set<String> skipped = new HashSet<>();
        private final Set<String> experimental = new HashSet<>();
        private boolean error;

        /** Reads {@code skip=A,B;experimental=all;error=true}; what it does not know it leaves out. */
        void read(String value) {
            for (String part : value.split(";")) {
                String[] pair = part.split("=", 2);
                String right = pair.length < 2 ? "" : pair[1].strip();
                switch (pair[0].strip()) {
                    case "skip" -> codes(right, skipped);
                    case "experimental" -> codes(right, experimental);
                    case "error" -> error = right.toLowerCase(Locale.ROOT).equals("true") || right.equals("1");
                    default -> {
                    }
                }
            }
        }

        private static void codes(String list, Set<String> into) {
            for (String code : list.split(",")) {
                into.add(code.strip());
            }
        }

        boolean allows(Check check) {
            if (check.experimental()) {
                return experimental.contains(ALL) || experimental.contains(check.code());
            }
            boolean all = skipped.contains(ALL) && (check.source() != Check.Source.HADOLINT || check.twin() != null);
            return !all && !skipped.contains(check.code())
                    && (check.twin() == null || !skipped.contains(check.twin()));
        }
    }

    Suppressions(ParsedDockerfile document) {
        this.statements = document.lines().statements();
        for (Directive directive : document.lines().directives()) {
            if (directive.name().equals(Directive.CHECK)) {
                global.read(directive.value().text());
            }
        }
        for (Comment comment : document.lines().comments()) {
            Matcher matcher = HADOLINT.matcher(comment.text());
            if (matcher.matches() && matcher.group(1) != null && matcher.group(1).startsWith("global")) {
                Options.codes(matcher.group(2), global.skipped);
            }
        }
    }

    /** Whether findings are to fail the build. */
    boolean failsBuild() {
        return global.error;
    }

    boolean allows(Finding finding) {
        return global.allows(finding.check()) ? ofStatement(finding) : asksForIt(finding);
    }

    private boolean ofStatement(Finding finding) {
        Options own = new Options();
        own.experimental.add(ALL);
        readComments(finding, own);
        return own.allows(finding.check());
    }

    /** An experimental check can be asked for by the comment above an instruction. */
    private boolean asksForIt(Finding finding) {
        Options own = new Options();
        readComments(finding, own);
        return finding.check().experimental() && own.allows(finding.check());
    }

    private void readComments(Finding finding, Options own) {
        for (Comment comment : statements.get(finding.statement()).comments()) {
            Matcher hadolint = HADOLINT.matcher(comment.text());
            Matcher check = CHECK.matcher(comment.text());
            if (hadolint.matches() && hadolint.group(1) == null) {
                Options.codes(hadolint.group(2), own.skipped);
            } else if (check.matches()) {
                own.read(check.group(1));
            }
        }
    }

    /** Whether a comment speaks to a checker instead of a reader. */
    static boolean isPragma(Comment comment) {
        return comment.text().startsWith("hadolint ") || CHECK.matcher(comment.text()).matches();
    }
}
