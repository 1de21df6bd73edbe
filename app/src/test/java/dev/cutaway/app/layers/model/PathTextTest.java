package dev.cutaway.app.layers.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathTextTest {

    @Test
    void ordinary_names_stay_as_they_are() {
        assertThat(PathText.visible("/srv/日本語/é 😀.txt")).isEqualTo("/srv/日本語/é 😀.txt");
    }

    @Test
    void a_line_feed_does_not_break_the_row() {
        assertThat(PathText.visible("new\nline")).isEqualTo("new\\u000aline");
    }

    @Test
    void a_name_cannot_turn_the_direction_of_writing() {
        assertThat(PathText.visible("invoice\u202Efdp.exe")).isEqualTo("invoice\\u202efdp.exe");
    }
}
