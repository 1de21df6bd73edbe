package dev.cutaway.app.layers.preview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.layers.model.FileContent;
import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;

class ContentTest {

    private static FileContent content(byte[] bytes) {
        return new FileContent(MemorySegment.ofArray(bytes));
    }

    @Test
    void contents_are_known_by_their_bytes() {
        assertThat(ContentKind.of(content(new byte[0]))).isEqualTo(ContentKind.EMPTY);
        assertThat(ContentKind.of(content("größer als\t1\n".getBytes(UTF_8)))).isEqualTo(ContentKind.TEXT);
        assertThat(ContentKind.of(content(new byte[]{'a', 0, 'b'}))).isEqualTo(ContentKind.BINARY);
        assertThat(ContentKind.of(content(new byte[]{0x7f, 'E', 'L', 'F', 2, 1}))).isEqualTo(ContentKind.PROGRAM);
        assertThat(ContentKind.of(content(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})))
                .isEqualTo(ContentKind.PICTURE);
    }

    @Test
    void a_character_cut_by_the_end_of_the_head_is_no_harm() {
        byte[] bytes = ("x".repeat(16 * 1024 - 1) + "ü").getBytes(UTF_8);
        assertThat(ContentKind.of(content(bytes))).isEqualTo(ContentKind.TEXT);
    }

    @Test
    void a_damaged_picture_is_shown_as_bytes() {
        byte[] bytes = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
        assertThat(Shown.of(content(bytes)).kind()).isEqualTo(ContentKind.BINARY);
    }

    @Test
    void text_is_cut_by_lines_whatever_ends_them() {
        assertThat(TextLines.of(content("a\r\nb\nc".getBytes(UTF_8))).lines()).containsExactly("a", "b", "c");
    }

    @Test
    void long_text_is_shown_in_part_and_says_so() {
        var bytes = new byte[TextLines.MOST_BYTES + 1];
        java.util.Arrays.fill(bytes, (byte) 'a');
        assertThat(TextLines.of(content(bytes)).whole()).isFalse();
    }

    @Test
    void bytes_stand_in_two_groups_beside_their_characters() {
        byte[] bytes = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThat(HexView.row(0x20, bytes)).isEqualTo(
                "00000020  7f 45 4c 46 02 01 01 00  00 00 00 00 00 00 00 00  |.ELF............|");
    }

    @Test
    void the_last_row_of_bytes_may_be_short() {
        assertThat(HexView.row(0, new byte[]{'h', 'i'}))
                .isEqualTo("00000000  68 69                                             |hi|");
    }
}
