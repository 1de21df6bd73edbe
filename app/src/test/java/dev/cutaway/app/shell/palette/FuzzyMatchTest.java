package dev.cutaway.app.shell.palette;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

class FuzzyMatchTest {

    @Test
    void letters_fit_in_their_order_whatever_their_case() {
        assertThat(FuzzyMatch.of("of", "Open file…")).isPresent();
        assertThat(FuzzyMatch.of("FO", "Open file…")).isEmpty();
        assertThat(FuzzyMatch.of("", "Open file…")).isPresent();
    }

    @Test
    void blanks_typed_between_words_do_not_matter() {
        assertThat(FuzzyMatch.of("open fil", "Open file…")).isPresent();
    }

    @Test
    void starts_of_words_win() {
        assertThat(best("of", "Loft", "Open file…", "Offline")).isEqualTo("Offline");
        assertThat(best("td", "Detected", "Theme: Dark", "Standard")).isEqualTo("Theme: Dark");
    }

    @Test
    void the_letters_marked_are_those_that_count() {
        assertThat(FuzzyMatch.of("thd", "Test: Theme Dark").orElseThrow().positions()).containsExactly(6, 7, 12);
        assertThat(FuzzyMatch.of("深色", "主题：深色").orElseThrow().positions()).containsExactly(3, 4);
    }

    @Test
    void more_letters_than_text_do_not_fit() {
        assertThat(FuzzyMatch.of("images", "im")).isEmpty();
    }

    private static String best(String letters, String... texts) {
        List<String> sorted = Stream.of(texts).filter(text -> FuzzyMatch.of(letters, text).isPresent())
                .sorted(Comparator.comparingInt((String text) -> FuzzyMatch.of(letters, text).orElseThrow().score())
                        .reversed())
                .toList();
        return sorted.getFirst();
    }
}
