package dev.cutaway.dockerfile.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.dockerfile.instruction.Copy;
import dev.cutaway.dockerfile.source.TextEdit;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Function;

class DockerfileDocumentTest {

    private static final String TEXT = """
            # syntax=docker/dockerfile:1
            # the base
            FROM debian:13 AS one

            # why
            # so
            RUN a && \\
                # inside
                b
              ENV  A=1   B=2  # odd
            FROM scratch
            COPY --link --from=one --chown=1:2 /a /b
            """;

    private static String edited(String text, Function<DockerfileDocument, List<TextEdit>> edit) {
        DockerfileDocument document = DockerfileDocument.of(text);
        return document.apply(edit.apply(document)).text();
    }

    @Test
    void a_statement_is_replaced_and_its_comments_stay() {
        assertThat(edited(TEXT, document -> document.replace(1, "RUN c"))).isEqualTo(
                TEXT.replace("RUN a && \\\n    # inside\n    b", "RUN c"));
    }

    @Test
    void instructions_are_put_before_and_after() {
        assertThat(edited(TEXT, document -> document.insertBefore(1, "USER x"))).isEqualTo(
                TEXT.replace("# why", "USER x\n# why"));
        assertThat(edited(TEXT, document -> document.insertAfter(1, "USER x\nWORKDIR /"))).isEqualTo(
                TEXT.replace("    b\n", "    b\nUSER x\nWORKDIR /\n"));
        assertThat(edited(TEXT, document -> document.append("USER x"))).isEqualTo(TEXT + "USER x\n");
        assertThat(edited("FROM a", document -> document.append("USER x"))).isEqualTo("FROM a\nUSER x");
        assertThat(edited("", document -> document.append("FROM a"))).isEqualTo("FROM a\n");
        assertThat(edited("# c", document -> document.append("FROM a"))).isEqualTo("# c\nFROM a\n");
    }

    @Test
    void a_statement_goes_with_its_comments() {
        assertThat(edited(TEXT, document -> document.delete(1))).isEqualTo(
                TEXT.replace("# why\n# so\nRUN a && \\\n    # inside\n    b\n", ""));
        assertThat(edited(TEXT, document -> document.delete(0))).isEqualTo(
                TEXT.replace("# the base\nFROM debian:13 AS one\n", ""));
    }

    @Test
    void a_statement_moves_within_and_between_stages() {
        String run = "# why\n# so\nRUN a && \\\n    # inside\n    b\n";
        assertThat(edited(TEXT, document -> document.move(1, 4))).isEqualTo(
                TEXT.replace(run, "").replace("FROM scratch\n", "FROM scratch\n" + run));
        assertThat(edited("FROM a\nUSER b\nUSER c", document -> document.move(2, 1))).isEqualTo(
                "FROM a\nUSER c\nUSER b\n");
        assertThat(edited("FROM a\nUSER b\nUSER c", document -> document.move(1, 3))).isEqualTo(
                "FROM a\nUSER c\nUSER b");
        assertThat(DockerfileDocument.of(TEXT).move(1, 1)).isEmpty();
        assertThat(DockerfileDocument.of(TEXT).move(1, 2)).isEmpty();
    }

    @Test
    void a_statement_moves_to_the_end_of_a_stage_and_not_behind_the_empty_line_after_it() {
        assertThat(edited("FROM a\nUSER b\n\nFROM c\n# d\nRUN d\n", document -> document.moveAfter(3, 1))).isEqualTo(
                "FROM a\nUSER b\n# d\nRUN d\n\nFROM c\n");
        assertThat(edited("FROM a\nUSER b\nUSER c", document -> document.moveAfter(1, 2))).isEqualTo(
                "FROM a\nUSER c\nUSER b");
        assertThat(DockerfileDocument.of(TEXT).moveAfter(2, 1)).isEmpty();
    }

    @Test
    void flags_come_change_and_go() {
        assertThat(edited(TEXT, document -> document.addFlag(4, "parents", null))).contains(
                "COPY --link --from=one --chown=1:2 --parents /a /b");
        assertThat(edited(TEXT, document -> document.addFlag(1, "mount", "type=tmpfs,target=/a b"))).contains(
                "RUN --mount=\"type=tmpfs,target=/a b\" a && ");
        assertThat(edited(TEXT, document -> document.changeFlag(
                document.parsed().lines().statements().get(4).flags().get(1), "two"))).contains(
                        "COPY --link --from=two --chown=1:2 /a /b");
        assertThat(edited(TEXT, document -> document.removeFlag(
                document.parsed().lines().statements().get(4).flags().getFirst()))).contains(
                        "COPY --from=one --chown=1:2 /a /b");
    }

    @Test
    void a_word_changes_in_its_place() {
        assertThat(edited(TEXT, document -> {
            var copy = (Copy) document.parsed().instructions().getLast();
            return document.changeWord(copy.transfer().destination(), "/c/");
        })).isEqualTo(TEXT.replace("/a /b\n", "/a /c/\n"));
    }

    @Test
    void line_ends_and_the_escape_character_are_the_documents() {
        String windows = "# escape=`\r\nFROM a\r\nRUN b `\r\n  c\r\n";
        assertThat(edited(windows, document -> document.insertAfter(0, "USER x\nRUN d `\n  e"))).isEqualTo(
                "# escape=`\r\nFROM a\r\nUSER x\r\nRUN d `\r\n  e\r\nRUN b `\r\n  c\r\n");
    }

    @Test
    void what_does_not_end_is_ended_before_something_follows() {
        assertThat(edited("FROM a\nRUN b \\\n# c\n", document -> document.append("USER x"))).isEqualTo(
                "FROM a\nRUN b \n# c\nUSER x\n");
        assertThat(edited("FROM a\nRUN b \\\n# c \\\n \\\n\n", document -> document.append("USER x"))).isEqualTo(
                "FROM a\nRUN b \n# c \\\n \n\nUSER x\n");
        assertThat(edited("FROM a\nRUN <<A <<B\nx", document -> document.append("USER x"))).isEqualTo(
                "FROM a\nRUN <<A <<B\nx\nA\nB\nUSER x\n");
        assertThat(edited("FROM a\nRUN b \\", document -> document.move(1, 0))).isEqualTo("RUN b \nFROM a\n");
        assertThatThrownBy(() -> DockerfileDocument.of(TEXT).append("RUN a \\")).isInstanceOf(
                IllegalArgumentException.class);
        assertThatThrownBy(() -> DockerfileDocument.of(TEXT).append("RUN <<A")).isInstanceOf(
                IllegalArgumentException.class);
    }

    @Test
    void a_comment_that_comes_to_the_top_does_not_become_a_directive() {
        assertThat(edited("FROM a\n# escape=`\nRUN b\n", document -> document.delete(0))).isEqualTo(
                "\n# escape=`\nRUN b\n");
        assertThat(edited("# syntax=x\nFROM a\n# check=skip=all\nRUN b\n", document -> document.move(1, 0))).isEqualTo(
                "# syntax=x\n\n# check=skip=all\nRUN b\nFROM a\n");
    }
}
