package dev.cutaway.app.dockerfile.check;

import dev.cutaway.dockerfile.check.Check;
import dev.cutaway.dockerfile.check.Check.Severity;
import dev.cutaway.dockerfile.check.Finding;
import dev.cutaway.dockerfile.check.Fix;
import dev.cutaway.dockerfile.source.DockerfileProblem;
import dev.cutaway.dockerfile.source.SourceRange;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** Something that is wrong with a Dockerfile: what keeps it from being built, or what a check found. */
public sealed interface Issue {

    /** How much it matters. */
    Severity severity();

    /** What people know it by; empty for what has no such name. */
    String code();

    /** What is wrong. */
    String message(Locale locale);

    /** The words to mark. */
    SourceRange range();

    /** The line to name, from 1. */
    int line();

    /** What can be done about it by click. */
    List<Fix> fixes();

    /** What was looked for; null where nothing was, and so there is no page about it. */
    @Nullable
    Check check();

    /** It keeps the Dockerfile from being built, or will. Told in Docker's words, which are English. */
    record Broken(DockerfileProblem problem) implements Issue {
        @Override
        public Severity severity() {
            return problem.severity() == DockerfileProblem.Severity.ERROR ? Severity.ERROR : Severity.WARNING;
        }

        @Override
        public String code() {
            return "";
        }

        @Override
        public String message(Locale locale) {
            return problem.reason();
        }

        @Override
        public SourceRange range() {
            return problem.range();
        }

        @Override
        public int line() {
            return problem.range().start().line();
        }

        @Override
        public List<Fix> fixes() {
            return List.of();
        }

        @Override
        public @Nullable Check check() {
            return null;
        }
    }

    /** A check found it. */
    record Found(Finding finding) implements Issue {
        @Override
        public Severity severity() {
            return finding.check().severity();
        }

        @Override
        public String code() {
            return finding.check().code();
        }

        @Override
        public String message(Locale locale) {
            return finding.message(locale);
        }

        @Override
        public SourceRange range() {
            return finding.range();
        }

        @Override
        public int line() {
            return finding.range().start().line();
        }

        @Override
        public List<Fix> fixes() {
            return finding.fixes();
        }

        @Override
        public Check check() {
            return finding.check();
        }
    }
}
