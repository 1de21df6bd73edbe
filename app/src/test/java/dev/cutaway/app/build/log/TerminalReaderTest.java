package dev.cutaway.app.build.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class TerminalReaderTest {

    private final List<String> lines = new ArrayList<>();
    private final List<List<LogLine.Span>> looks = new ArrayList<>();
    private final Screen screen = new Screen((chars, styles, length) -> {
        lines.add(new String(chars, 0, length));
        looks.add(Screen.spans(styles, length));
    });
    private final TerminalReader reader = new TerminalReader(screen);

    @Test
    void lines_end_where_they_end_though_they_come_in_pieces() throws IOException {
        read("one\r\ntw", "o\nthr", "ee");
        assertThat(lines).containsExactly("one", "two");
        assertThat(screen.text()).isEqualTo("three");
    }

    @Test
    void progress_overwrites_itself() throws IOException {
        read("10%\r50%\r100%\ndone long\rshort\n", "gone\r\u001b[Knew\n", "\u001b[2Kabc\b\bX\n");
        assertThat(lines).containsExactly("100%", "shortlong", "new", "aXc");
    }

    @Test
    void colours_of_all_kinds_are_kept_with_the_characters_they_are_for() throws IOException {
        read("a\u001b[1;31mb\u001b[0mc\u001b[38;5;208md\u001b[48;2;1;2;3me\u001b[m\n");
        assertThat(lines).containsExactly("abcde");
        assertThat(looks.getFirst()).containsExactly(
                new LogLine.Span(1, 2, new TextStyle(TextStyle.INDEXED | 1, 0, TextStyle.BOLD)),
                new LogLine.Span(3, 4, new TextStyle(TextStyle.INDEXED | 208, 0, 0)),
                new LogLine.Span(4, 5, new TextStyle(TextStyle.INDEXED | 208, TextStyle.RGB | 0x010203, 0)));
    }

    @Test
    void dim_underlined_and_inverse_come_and_go() throws IOException {
        read("\u001b[2;4;7mx\u001b[22;24my\u001b[27mz\n");
        assertThat(looks.getFirst()).containsExactly(
                new LogLine.Span(0, 1, new TextStyle(0, 0, TextStyle.DIM | TextStyle.UNDERLINE | TextStyle.INVERSE)),
                new LogLine.Span(1, 2, new TextStyle(0, 0, TextStyle.INVERSE)));
    }

    @Test
    void what_would_move_the_cursor_elsewhere_or_ask_something_is_swallowed() throws IOException {
        read("a\u001b[2J\u001b[H\u001b[3A\u001b[?25l\u001b[6n\u001b]0;title\u0007b\u001b]8;;http://x\u001b\\c\u001bPq#0\u001b\\d\u001b(Be\n");
        assertThat(lines).containsExactly("abcde");
    }

    @Test
    void a_string_that_never_ends_does_not_swallow_the_rest_of_the_log() throws IOException {
        read("\u001b]0;never ends\nnext\n\u001b[1;1;1;1;1;1\nlast\n");
        assertThat(lines).containsExactly("", "next", "", "last");
    }

    @Test
    void a_line_of_a_hundred_megabytes_is_cut_into_lines_that_can_be_shown() throws IOException {
        String piece = "x".repeat(1 << 20);
        for (int i = 0; i < 100; i++) {
            reader.read(piece);
            lines.clear();
        }
        assertThat(screen.text()).hasSizeLessThanOrEqualTo(Screen.WIDEST);
    }

    @Test
    void a_cursor_far_to_the_right_makes_no_line_longer_than_lines_are() throws IOException {
        read("\u001b[99999999999Gx\u001b[99999Cy\n");
        assertThat(lines).allMatch(line -> line.length() <= Screen.WIDEST);
    }

    @Test
    void marks_that_turn_text_round_are_shown_as_what_they_are() throws IOException {
        read("a\u202eb\u2066c\n");
        assertThat(lines).containsExactly("a\ufffdb\ufffdc");
    }

    @Test
    void whatever_comes_in_whatever_pieces_it_is_the_same_and_harmless() throws IOException {
        var random = new Random(7);
        String alphabet = "ab \u001b\u001b[[]];;;0123456789mKGCDPX^_\\\u0007\r\n\b\t\u009b\u4e2d\ud83d\ude00?";
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder();
            for (int i = 0; i < 400; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            lines.clear();
            var whole = new ArrayList<String>();
            var other = new Screen((chars, styles, length) -> whole.add(new String(chars, 0, length)));
            new TerminalReader(other).read(text + "\n");
            var pieces = new ArrayList<String>();
            var third = new Screen((chars, styles, length) -> pieces.add(new String(chars, 0, length)));
            var inPieces = new TerminalReader(third);
            for (int at = 0; at < text.length();) {
                int end = Math.min(text.length(), at + 1 + random.nextInt(7));
                inPieces.read(text.substring(at, end));
                at = end;
            }
            inPieces.read("\n");
            assertThat(pieces).isEqualTo(whole);
            assertThat(whole).noneMatch(line -> line.chars().anyMatch(c -> c < ' '));
        }
    }

    private void read(String... pieces) throws IOException {
        for (String piece : pieces) {
            reader.read(piece);
        }
    }
}
