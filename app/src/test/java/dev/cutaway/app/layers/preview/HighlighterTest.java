package dev.cutaway.app.layers.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.layers.preview.Highlighter.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.stream.Collectors;

class HighlighterTest {

    @ParameterizedTest
    @CsvSource({"/etc/nginx/nginx.conf, user x;, HASH", "/usr/bin/tool, #!/bin/sh, HASH",
            "/srv/app.min.js, let a, SLASH", "/srv/index.html, <p>, MARKUP", "/srv/feed, <?xml version='1'?>, MARKUP",
            "/etc/hostname, box, PLAIN"})
    void the_kind_is_seen_from_name_and_first_line(String name, String firstLine, Highlighter kind) {
        assertThat(Highlighter.of(name, firstLine)).isEqualTo(kind);
    }

    @Test
    void comments_and_strings_are_told_apart() {
        assertThat(Highlighter.HASH.parts("path = \"/a # b\" # why")).containsExactly(new Part("path", "syn-key"),
                new Part(" = ", ""), new Part("\"/a # b\"", "syn-str"), new Part(" ", ""),
                new Part("# why", "syn-com"));
    }

    @ParameterizedTest
    @EnumSource
    void no_character_is_lost(Highlighter kind) {
        String line = "  if [ \"$A\" = 'b' ]; then /* c */ <tag a=\"1\"> // d \\ \" # e";
        assertThat(kind.parts(line).stream().map(Part::text).collect(Collectors.joining())).isEqualTo(line);
    }

    @Test
    void a_minified_line_is_left_alone() {
        assertThat(Highlighter.SLASH.parts("\"a\",".repeat(1000))).hasSize(1);
    }
}
