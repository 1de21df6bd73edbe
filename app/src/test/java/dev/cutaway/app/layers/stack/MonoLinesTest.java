package dev.cutaway.app.layers.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MonoLinesTest {

    @Test
    void short_text_stays_on_one_line() {
        assertThat(MonoLines.wrap("RUN true", 20, 20, 3)).containsExactly("RUN true");
    }

    @Test
    void lines_break_at_blanks() {
        assertThat(MonoLines.wrap("RUN apt-get update && apt-get install nginx", 18, 26, 3))
                .containsExactly("RUN apt-get update", "&& apt-get install nginx");
    }

    @Test
    void what_does_not_fit_ends_in_an_ellipsis() {
        assertThat(MonoLines.wrap("COPY healthcheck.sh /usr/local/bin/", 20, 20, 1))
                .containsExactly("COPY healthcheck.sh…");
    }

    @Test
    void a_word_longer_than_the_line_is_cut() {
        assertThat(MonoLines.wrap("x".repeat(25), 10, 10, 3)).containsExactly("x".repeat(10), "x".repeat(10),
                "x".repeat(5));
    }

    @Test
    void line_feeds_and_runs_of_blanks_count_as_one_blank() {
        assertThat(MonoLines.wrap("RUN a \n\t  b", 20, 20, 2)).containsExactly("RUN a b");
    }

    @Test
    void there_is_no_room_at_all() {
        assertThat(MonoLines.wrap("RUN a", 0, 0, 2)).hasSize(2);
    }
}
