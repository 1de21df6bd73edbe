package dev.cutaway.app.dockerfile.blocks.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.dockerfile.blocks.board.Board;
import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever is entered into a form: what it does not mean keeps its bytes, and nothing is lost. */
class FormPropertyTest {

    private static final Path GOLDEN = Path.of("../engine-bridge/dockerfile/src/test/resources/golden");
    private static final List<String> VALUES = List.of("", "x", "a b", "\"q\"", "it's", "/a/b", "$HOME", "a,b=c", "a\\",
            "<<EOF", "--flag", "#x", "1", "true", "[\"a\"]", "é 中", "a\nb", "x \\\n  y", "# c", "a=b", "FROM z",
            "EOF", "=", "${A:-b c}", "a`", "  ", "default", "none", "shell", "json", "heredoc", "cache", "secret");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(GOLDEN)) {
            return all.filter(file -> file.toString().endsWith("Dockerfile")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void entering_what_is_there_changes_nothing(Path file) throws IOException {
        eachForm(Files.readString(file), (board, statement, form) -> form.fields().forEach(field -> {
            List<TextEdit> edits = editor(board, statement, field).write(field, field.value());
            String text = board.document().text();
            if (edits != null) {
                assertThat(TextEdit.apply(text, edits)).as(statement + " " + field.id()).isEqualTo(text);
            }
        }));
    }

    @ParameterizedTest
    @MethodSource("files")
    void anything_entered_leaves_all_other_bytes(Path file) throws IOException {
        var random = new Random(file.hashCode());
        eachForm(Files.readString(file), (board, statement, form) -> {
            var all = new ArrayList<>(form.fields().toList());
            form.sections().forEach(section -> {
                if (section.addition() instanceof FormSection.Addition.Blank blank) {
                    all.addAll(blank.row().fields());
                }
            });
            for (FormField field : all) {
                for (int i = 0; i < 12; i++) {
                    String value = VALUES.get(random.nextInt(VALUES.size()));
                    List<TextEdit> edits = editor(board, statement, field).write(field, value);
                    if (edits != null) {
                        check(board, statement, edits, field.id().equals("name"), field.id() + " := " + value);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void rows_go_and_come_alone(Path file) throws IOException {
        eachForm(Files.readString(file), (board, statement, form) -> {
            var editor = new FormEditor(board, statement, false, Set.of());
            form.sections().forEach(section -> {
                section.rows().forEach(row -> {
                    List<TextEdit> edits = editor.first(row.remove());
                    if (edits != null) {
                        DockerfileDocument after = check(board, statement, edits, false, "without " + section.id());
                        assertThat(rows(after, statement, section.id())).as(after.text())
                                .isEqualTo(section.rows().size() - 1);
                    }
                });
                if (section.addition() instanceof FormSection.Addition.Choice choice) {
                    choice.ready().forEach(ready -> {
                        DockerfileDocument after = check(board, statement, ready.edits(), false, ready.name());
                        assertThat(rows(after, statement, section.id())).isEqualTo(section.rows().size() + 1);
                    });
                }
            });
        });
    }

    private static int rows(DockerfileDocument document, int statement, String section) {
        return Forms.of(Board.of(document), statement).sections().stream()
                .filter(each -> each.id().equals(section)).mapToInt(each -> each.rows().size()).sum();
    }

    @Test
    void most_of_what_the_reference_knows_has_a_form() throws IOException {
        var bare = new TreeSet<String>();
        for (Path file : files().toList()) {
            eachForm(Files.readString(file), (board, statement, form) -> {
                Instruction instruction = board.card(statement).instruction();
                if (instruction != null && form.isText()) {
                    bare.add(file.getFileName() + ": " + instruction.original());
                }
            });
        }
        // What goes over line ends in the middle of a word.
        assertThat(bare).as(String.join("\n", bare)).hasSizeLessThan(12);
    }

    @Test
    void most_of_what_is_entered_is_taken() throws IOException {
        var own = new Share();
        var any = new Share();
        var gone = new Share();
        for (Path file : files().toList()) {
            eachForm(Files.readString(file), (board, statement, form) -> {
                form.fields().forEach(field -> {
                    own.count(editor(board, statement, field).write(field, field.value()));
                    VALUES.forEach(value -> any.count(editor(board, statement, field).write(field, value)));
                });
                var editor = new FormEditor(board, statement, false, Set.of());
                form.sections().forEach(
                        section -> section.rows().stream().filter(row -> !row.remove().isEmpty())
                                .forEach(row -> gone.count(editor.first(row.remove()))));
            });
        }
        // A form that refuses everything would pass every other test here.
        assertThat(own.percent()).isEqualTo(100);
        assertThat(any.percent()).isGreaterThan(60);
        assertThat(gone.percent()).isGreaterThan(90);
    }

    /** How many of the changes that were tried were made. */
    private static final class Share {

        private int tried;
        private int taken;

        void count(@Nullable List<TextEdit> edits) {
            tried++;
            taken += edits == null ? 0 : 1;
        }

        int percent() {
            return tried == 0 ? 0 : 100 * taken / tried;
        }
    }

    private static FormEditor editor(Board board, int statement, FormField field) {
        return new FormEditor(board, statement, Forms.of(board, statement).isText(),
                field.raw() ? Set.of(field.id()) : Set.of());
    }

    private static DockerfileDocument check(Board board, int statement, List<TextEdit> edits, boolean everywhere,
            String what) {
        DockerfileDocument after = board.document().apply(edits);
        String context = what + " in\n" + board.document().text() + "\nmade\n" + after.text();
        List<String> before = texts(board.document());
        List<String> now = texts(after);
        assertThat(now).as(context).hasSameSizeAs(before);
        assertThat(after.parsed().lines().escape()).isEqualTo(board.document().parsed().lines().escape());
        if (!everywhere) {
            before.set(statement, now.get(statement));
            assertThat(now).as(context).isEqualTo(before);
            Statement old = board.document().parsed().lines().statements().get(statement);
            int lineEnd = old.range().end().offset();
            String rest = board.document().text().substring(lineEnd);
            assertThat(after.text()).as(context).endsWith(rest);
            int commentStart = old.comments().isEmpty()
                    ? lineStart(board, old)
                    : old.comments().getFirst().range().start().offset();
            int head = Math.min(commentStart, lineStart(board, old));
            head = board.document().text().lastIndexOf('\n', Math.max(0, head - 1)) + 1;
            assertThat(after.text()).as(context).startsWith(board.document().text().substring(0, head));
        }
        return after;
    }

    private static int lineStart(Board board, Statement statement) {
        return board.document().text().lastIndexOf('\n', Math.max(0, statement.range().start().offset() - 1)) + 1;
    }

    private static List<String> texts(DockerfileDocument document) {
        return document.parsed().lines().statements().stream().map(one -> document.textOf(one.index()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @FunctionalInterface
    private interface Look {
        void at(Board board, int statement, Form form);
    }

    private static void eachForm(String text, Look look) {
        Board board = Board.of(DockerfileDocument.of(text));
        for (int i = 0; i < board.size(); i++) {
            look.at(board, i, Forms.of(board, i));
        }
    }
}
