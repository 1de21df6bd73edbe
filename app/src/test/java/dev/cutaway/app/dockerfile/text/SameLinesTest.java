package dev.cutaway.app.dockerfile.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.dockerfile.source.SourceText;
import org.junit.jupiter.api.Test;

/** Where lines that were built are after the text was edited. */
class SameLinesTest {

    private static final String BUILT = "FROM a\nRUN one && \\\n    two && \\\n    three\nCOPY b c\n";

    private static SameLines between(String before, String now) {
        return SameLines.between(new SourceText(before), new SourceText(now));
    }

    @Test
    void the_same_text_has_all_lines_however_they_end() {
        assertThat(between(BUILT, BUILT).areAll()).isTrue();
        SameLines windows = between(BUILT, BUILT.replace("\n", "\r\n"));
        assertThat(windows.areAll()).isTrue();
        assertThat(windows.now(4)).isEqualTo(4);
    }

    @Test
    void lines_move_with_what_is_written_above_them() {
        SameLines lines = between(BUILT, "# a comment\n" + BUILT.replace("COPY", "ENV x=y\nCOPY"));
        assertThat(lines.areAll()).isFalse();
        assertThat(lines.now(0)).isEqualTo(1);
        assertThat(lines.now(1, 3)).isEqualTo(2);
        assertThat(lines.now(4)).isEqualTo(6);
    }

    @Test
    void lines_between_two_edits_are_kept() {
        SameLines lines = between(BUILT, BUILT.replace("FROM a", "FROM b").replace("COPY b c", "COPY b d"));
        assertThat(lines.now(0)).isEqualTo(-1);
        assertThat(lines.now(1, 3)).isEqualTo(1);
        assertThat(lines.now(4)).isEqualTo(-1);
    }

    @Test
    void a_command_whose_middle_was_edited_is_no_more_what_it_was() {
        assertThat(between(BUILT, BUILT.replace("    two", "    2")).now(1, 3)).isEqualTo(-1);
        assertThat(between(BUILT, BUILT.replace("    three", "# why\n    three")).now(1, 3)).isEqualTo(-1);
    }

    @Test
    void lines_that_never_were_are_nowhere() {
        assertThat(between(BUILT, BUILT).now(-1)).isEqualTo(-1);
        assertThat(between(BUILT, BUILT).now(99)).isEqualTo(-1);
    }
}
