package dev.cutaway.app.dockerfile.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.instruction.Instructions;
import dev.cutaway.resources.DockerfileHelp;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

class CompletionTest {

    private static final String STAGES = "ARG V=1\nFROM debian:$V AS base\nARG MODE\nENV HOME=/h\nFROM base AS build\n";

    /** What is offered at the end of a text. */
    private static List<String> after(String text) {
        return Completion.at(ParsedDockerfile.of(text), text.length(), List.of("src/main.c", "src/a.h", "Makefile"),
                List.of("debian:12", "node:22")).proposals().stream().map(Proposal::text).toList();
    }

    @Test
    void a_line_begins_with_an_instruction() {
        assertThat(after(STAGES + "E")).containsExactly("ENTRYPOINT", "ENV", "EXPOSE");
        assertThat(after("from debian\nexp")).containsExactly("expose");
        assertThat(after("FROM debian\n")).contains("RUN").doesNotContain("MAINTAINER");
    }

    @Test
    void flags_are_those_of_the_instruction() {
        assertThat(after(STAGES + "COPY --l")).containsExactly("--link");
        assertThat(after(STAGES + "RUN --")).contains("--mount=", "--network=");
        assertThat(after(STAGES + "RUN --network=n")).containsExactly("none");
        assertThat(after(STAGES + "RUN --mount=type=cache,ta")).containsExactly("target=");
        assertThat(after(STAGES + "ONBUILD COPY --fr")).containsExactly("--from=");
    }

    @Test
    void a_stage_can_be_referred_to_only_after_it() {
        assertThat(after(STAGES + "COPY --from=b")).containsExactly("build", "base");
        assertThat(after(STAGES + "FROM b")).containsExactly("build", "base");
        assertThat(after("FROM debian AS base\nFROM ")).containsExactly("base", "debian:12", "node:22", "scratch");
    }

    @Test
    void variables_are_those_in_scope() {
        assertThat(after(STAGES + "WORKDIR $")).containsExactly("$MODE", "$HOME");
        assertThat(after(STAGES + "WORKDIR /x/${HO")).containsExactly("${HOME}");
        assertThat(after("ARG V=1\nFROM debian:$V")).isEmpty();
        assertThat(after("ARG VERSION=1\nFROM debian:$V")).containsExactly("$VERSION");
    }

    @Test
    void files_are_offered_folder_by_folder() {
        assertThat(after(STAGES + "COPY ")).containsExactly("Makefile", "src/");
        assertThat(after(STAGES + "COPY ./src/")).containsExactly("src/a.h", "src/main.c");
        assertThat(after(STAGES + "COPY --from=base ")).isEmpty();
    }

    @Test
    void comments_and_commands_are_left_alone() {
        assertThat(after(STAGES + "# EX")).isEmpty();
        assertThat(after(STAGES + "RUN ec")).isEmpty();
        assertThat(after(STAGES + "RUN <<EOF\nEX")).isEmpty();
    }

    @Test
    void every_instruction_and_flag_is_explained_in_every_language() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            DockerfileHelp help = DockerfileHelp.of(locale);
            for (String name : Instructions.NAMES) {
                assertThat(help.find(name)).as(name).isNotNull();
                for (String flag : Instructions.flags(name)) {
                    assertThat(help.find(name + "--" + flag)).as(name + " " + flag).isNotNull();
                }
            }
            assertThat(help.names()).isEqualTo(DockerfileHelp.of(Locale.ENGLISH).names());
        }
    }

    @Test
    void a_place_is_explained_by_what_stands_there() {
        String text = "# syntax=docker/dockerfile:1\nFROM debian:12\nENV A=1\nRUN --mount=type=cache,target=/x make\nUSER $A\n";
        ParsedDockerfile parsed = ParsedDockerfile.of(text);
        assertThat(usage(parsed, text.indexOf("syntax"))).startsWith("# syntax=");
        assertThat(usage(parsed, text.indexOf("FROM") + 1)).startsWith("FROM ");
        assertThat(usage(parsed, text.indexOf("type="))).startsWith("--mount=type=cache");
        assertThat(usage(parsed, text.indexOf("$A"))).isEqualTo("3: ENV A=1");
        assertThat(Hover.at(parsed, text.indexOf("make"), Locale.ENGLISH)).isNull();
    }

    private static String usage(ParsedDockerfile parsed, int offset) {
        return Objects.requireNonNull(Hover.at(parsed, offset, Locale.ENGLISH)).usage();
    }
}
