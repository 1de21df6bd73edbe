package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.ParsedDockerfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Does all checks. */
public final class Linter {

    private Linter() {}

    /**
     * What was found.
     *
     * @param findings in the order of the text; what the author has silenced is not among them
     * @param failsBuild the author asks for it: {@code # check=error=true}
     */
    public record Report(List<Finding> findings, boolean failsBuild) {

        /** Copies the list. */
        public Report {
            findings = List.copyOf(findings);
        }

        /** What BuildKit ends such a build with; empty when nothing stands in its way. */
        public String error() {
            List<String> codes = findings.stream().filter(one -> one.check().source() == Check.Source.BUILDKIT)
                    .map(one -> one.check().code()).distinct().toList();
            return failsBuild && !codes.isEmpty() ? "lint violation found for rules: " + String.join(", ", codes) : "";
        }
    }

    /** Checks a document; statements with problems are left out, the others are checked. */
    public static Report check(ParsedDockerfile document, LintFacts facts) {
        var suppressions = new Suppressions(document);
        var context = new LintContext(document, facts);
        var findings = new ArrayList<Finding>();
        Checks.rules().forEach((check, rule) -> {
            var found = new Findings(check);
            rule.look(context, found);
            found.found().stream().filter(suppressions::allows).forEach(findings::add);
        });
        var said = new HashSet<String>();
        findings.forEach(finding -> said.add(finding.check().code() + " " + finding.statement()));
        findings.removeIf(finding -> finding.check().source() == Check.Source.HADOLINT
                && said.contains(finding.check().twin() + " " + finding.statement()));
        findings.sort(Comparator.comparing(finding -> finding.range().start()));
        return new Report(findings, suppressions.failsBuild());
    }
}
