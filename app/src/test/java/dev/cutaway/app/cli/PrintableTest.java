package dev.cutaway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

    @Test
    void ordinary_text_stays_as_it_is() {
        assertThat(Printable.line("/usr/share/名前 é 😀")).isEqualTo("/usr/share/名前 é 😀");
    }

    @Test
    void what_a_terminal_would_obey_is_escaped() {
        assertThat(Printable.line("/a\u001b[31m\nb\t\r\u0000\u009b")).isEqualTo("/a\\x1b[31m\\nb\\t\\r\\x00\\x9b");
        assertThat(Printable.line("txt.\u202Eexe\u2028")).isEqualTo("txt.\\u{202e}exe\\u{2028}");
    }

    @ParameterizedTest
    @CsvSource({"abcdef, 6, abcdef", "abcdefg, 6, abcde…", "😀😀😀, 2, 😀…"})
    void long_text_is_cut_between_characters(String text, int width, String cut) {
        assertThat(Printable.line(text, width)).isEqualTo(cut);
    }
}
