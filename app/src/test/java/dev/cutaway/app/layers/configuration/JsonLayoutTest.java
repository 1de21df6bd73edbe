package dev.cutaway.app.layers.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonLayoutTest {

    @Test
    void members_stand_on_lines_of_their_own() {
        assertThat(JsonLayout.indent("{\"a\":[1,2],\"b\":{}}")).isEqualTo("""
                {
                  "a": [
                    1,
                    2
                  ],
                  "b": {}
                }""");
    }

    @Test
    void strings_and_numbers_stay_as_they_are() {
        String json = "{\"a, {b}\":\"x\\\"y: [\",\"n\":1.50e+03}";
        assertThat(JsonLayout.indent(json)).contains("\"a, {b}\": \"x\\\"y: [\"", "1.50e+03");
    }

    @Test
    void what_is_laid_out_already_comes_out_the_same() {
        String once = JsonLayout.indent("{\"a\":[true,null]}");
        assertThat(JsonLayout.indent(once)).isEqualTo(once);
    }

    @Test
    void what_is_no_json_does_no_harm() {
        assertThat(JsonLayout.indent("]]]}}{\"open")).endsWith("\"open");
    }
}
