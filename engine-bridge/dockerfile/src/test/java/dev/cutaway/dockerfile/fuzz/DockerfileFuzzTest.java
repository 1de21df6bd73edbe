package dev.cutaway.dockerfile.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.check.Finding;
import dev.cutaway.dockerfile.check.Fix;
import dev.cutaway.dockerfile.check.LintFacts;
import dev.cutaway.dockerfile.check.Linter;
import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.ignore.IgnoreFile;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.source.GoText;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.dockerfile.syntax.Flag;
import dev.cutaway.dockerfile.syntax.Heredoc;
import dev.cutaway.dockerfile.syntax.Statement;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Whatever text comes as a Dockerfile: a document that holds together, or typed problems. */
class DockerfileFuzzTest {

    private static final List<String> PIECES = List.of("FROM a", " AS b", "\n", "\n", "\n", "\r\n", "\\\n", "`\n", "# ",
            "# escape=`\n", "# check=skip=all\n", "# hadolint ignore=DL3008\n", "RUN ", "COPY ", "ADD ", "ENV ", "ARG ",
            "LABEL ", "CMD ", "ENTRYPOINT ", "ONBUILD ", "HEALTHCHECK ", "SHELL ", "VOLUME ", "EXPOSE ", "USER ",
            "WORKDIR ", "STOPSIGNAL ", "MAINTAINER ", "NONE", "--from=", "--mount=type=cache,target=", "--platform=",
            "--chown=", "--link", "--interval=1s ", "--", "<<EOF", "<<-'A'", "\nEOF\n", "\nA\n", "[\"a\", \"b\"]", "[",
            "]",
            "\"", "'", "$", "${", "}", ":-", "#", "%", "/", "=", " ", "\t", "a", "b c", "80/TCP", "1:2:3", "&& ", "| ",
            "; ",
            "apt-get install x", "pip install y", "$(", ")", "`", "\\", "\ufeff", "\u0000", "\u2028", "\ud83d", "é");

    @FuzzTest(maxDuration = "15s")
    void any_text_gives_a_document_or_typed_problems(byte[] bytes) {
        check(new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void pieces_of_dockerfiles_in_any_order_give_a_document_or_typed_problems() {
        var random = new Random(Long.getLong("fuzz.seed", 42));
        for (int round = 0; round < Integer.getInteger("fuzz.rounds", 4000); round++) {
            var text = new StringBuilder(random.nextBoolean() ? "FROM a\n" : "");
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            check(text.toString());
        }
    }

    @Test
    void golden_dockerfiles_with_letters_changed_give_a_document_or_typed_problems() throws Exception {
        var random = new Random(Long.getLong("fuzz.seed", 42));
        List<String> seeds;
        try (Stream<Path> files = Files.list(Path.of(DockerfileFuzzTest.class.getResource("/golden").toURI()))) {
            seeds = files.filter(file -> file.toString().endsWith(".Dockerfile")).sorted()
                    .map(DockerfileFuzzTest::read).toList();
        }
        for (int round = 0; round < Integer.getInteger("fuzz.rounds", 1500); round++) {
            var text = new StringBuilder(seeds.get(round % seeds.size()));
            for (int i = random.nextInt(5); i >= 0 && !text.isEmpty(); i--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
                    default -> text.setCharAt(at, "\\`\n \"'$#<[=,&|".charAt(random.nextInt(14)));
                }
            }
            check(text.toString());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String text) {
        ParsedDockerfile parsed = ParsedDockerfile.of(text);
        assertThat(parsed.text()).isEqualTo(text);
        int last = 0;
        for (Statement statement : parsed.lines().statements()) {
            assertThat(statement.range().start().offset()).isGreaterThanOrEqualTo(last);
            last = statement.range().end().offset();
            assertThat(last).isLessThanOrEqualTo(text.length());
            within(statement.keyword().range(), statement.range());
            within(statement.arguments().range(), statement.range());
            statement.flags().stream().map(Flag::range).forEach(range -> within(range, statement.range()));
            statement.heredocs().stream().map(Heredoc::contentRange).forEach(range -> within(range, statement.range()));
        }
        boolean refused = parsed.problems().stream().anyMatch(problem -> {
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.range().end().offset()).isLessThanOrEqualTo(text.length());
            return problem.severity() == dev.cutaway.dockerfile.source.DockerfileProblem.Severity.ERROR;
        });
        try {
            assertThat(parsed.dockerfile().stages()).isNotEmpty();
            assertThat(refused).isFalse();
        } catch (DockerfileException e) {
            assertThat(refused).isTrue();
        }
        parsed.instructions().forEach(DockerfileFuzzTest::expand);
        lint(parsed);
        edit(text, parsed.lines().statements().size());
        IgnoreFile ignore = IgnoreFile.parse(text);
        ignore.decide("a/b.c");
        ignore.mayKeepBelow("a/b");
    }

    private static void within(SourceRange inner, SourceRange outer) {
        assertThat(inner.start().offset()).isBetween(outer.start().offset(), outer.end().offset());
        assertThat(inner.end().offset()).isBetween(outer.start().offset(), outer.end().offset());
    }

    private static void expand(Instruction instruction) {
        try {
            instruction.expanded(new Expander('\\', name -> name.length() == 1 ? "v a\"l" : null));
        } catch (ExpansionException e) {
            assertThat(e.reason()).isNotBlank();
        }
    }

    private static void lint(ParsedDockerfile parsed) {
        for (Finding finding : Linter.check(parsed, LintFacts.NONE).findings()) {
            assertThat(finding.message()).isNotBlank();
            assertThat(finding.range().end().offset()).isLessThanOrEqualTo(parsed.text().length());
            for (Fix fix : finding.fixes()) {
                TextEdit.apply(parsed.text(), fix.edits());
            }
        }
    }

    private static void edit(String text, int statements) {
        DockerfileDocument document = DockerfileDocument.of(text);
        if (document.parsed().lines().statements().stream()
                .anyMatch(one -> one.keyword().text().matches("[\\\\`]*+"))) {
            // Lone escape characters are a statement that says nothing, and is gone once it is ended.
            return;
        }
        count(document, document.append("USER x"), statements + 1);
        for (int i = 0; i < Math.min(statements, 4); i++) {
            count(document, document.delete(i), statements - 1);
            count(document, document.move(i, statements), statements);
            count(document, document.insertAfter(i, "USER x"), statements + 1);
        }
    }

    private static void count(DockerfileDocument document, List<TextEdit> edits, int statements) {
        assertThat(document.apply(edits).parsed().lines().statements().size())
                .as("statements of %s edited by %s", GoText.quote(document.text()), edits).isEqualTo(statements);
    }
}
