package dev.cutaway.app.dockerfile.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.dockerfile.check.Inspection;
import dev.cutaway.app.dockerfile.check.Issue;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.check.LintFacts;
import dev.cutaway.resources.DockerfileTemplates;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;

class ColouringTest {

    /** The pieces of a line that are not plain, each with its look. */
    private static List<String> line(String text, int line) {
        Colouring colouring = Colouring.of(ParsedDockerfile.of(text));
        String shown = TextSync.shown(colouring.source(), line);
        return colouring.line(line).stream().filter(run -> run.look() != Look.PLAIN)
                .map(run -> run.look() + " " + shown.substring(run.start(), run.end())).toList();
    }

    @Test
    void keywords_flags_strings_variables_and_comments_have_their_looks() {
        assertThat(line("# syntax=docker/dockerfile:1\nFROM x", 0))
                .containsExactly("COMMENT # syntax=docker/dockerfile:1");
        assertThat(line("ARG V=1\nFROM --platform=$P debian:$V AS base", 1)).containsExactly("KEYWORD FROM",
                "FLAG --platform=$P", "VARIABLE $V", "KEYWORD AS");
        assertThat(line("FROM x\nENV PATH=/opt:$PATH", 1)).containsExactly("KEYWORD ENV", "STRING /opt:",
                "VARIABLE $PATH");
        assertThat(line("FROM x\nRUN echo \"a $B\" 'c $D'", 1)).containsExactly("KEYWORD RUN", "STRING \"a ",
                "VARIABLE $B", "STRING \"", "STRING 'c $D'");
        assertThat(line("FROM x\nHEALTHCHECK --retries=3 CMD curl", 1)).containsExactly("KEYWORD HEALTHCHECK",
                "FLAG --retries=3", "KEYWORD CMD");
    }

    @Test
    void comments_inside_an_instruction_and_heredocs_are_seen() {
        String text = "FROM x\nRUN a && \\\n# why\n  b\nCOPY <<EOF /f\nhello $NAME\nEOF\n";
        assertThat(line(text, 2)).containsExactly("COMMENT # why");
        assertThat(line(text, 4)).containsExactly("KEYWORD COPY", "FLAG <<EOF");
        assertThat(line(text, 5)).containsExactly("VARIABLE $NAME");
        assertThat(line(text, 6)).containsExactly("FLAG EOF");
    }

    @Test
    void what_is_wrong_is_marked_line_by_line() {
        ParsedDockerfile parsed = ParsedDockerfile.of("FROM debian:12\nFRO x\nCMD python3 \\\n  -m app\n");
        List<Issue> issues = Inspection.issues(parsed, LintFacts.NONE);
        assertThat(Mark.of(issues, parsed.lines().source(), 0)).isEmpty();
        assertThat(Mark.of(issues, parsed.lines().source(), 1)).containsExactly(new Mark(0, 3, "squiggle-error"));
        assertThat(Mark.of(issues, parsed.lines().source(), 2)).containsExactly(new Mark(4, 9, "squiggle-warning"));
        assertThat(Mark.of(issues, parsed.lines().source(), 3)).containsExactly(new Mark(2, 6, "squiggle-warning"));
    }

    @Test
    void every_template_passes_the_checks() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            for (DockerfileTemplates.Template template : DockerfileTemplates.all(locale)) {
                assertThat(Inspection.issues(ParsedDockerfile.of(template.dockerfile()), LintFacts.NONE))
                        .as(template.id()).isEmpty();
                assertThat(template.notes()).as(template.id()).hasSizeGreaterThanOrEqualTo(4);
            }
        }
    }
}
