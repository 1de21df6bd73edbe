package dev.cutaway.inspector.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.regex.PatternSyntaxException;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({"conf, nginx.CONF.bak, true", "conf, nginx.cnf, false", "a.c, abc, false", "a.c, xa.cx, true"})
    void plain_text_is_sought_in_the_name_without_regard_to_case(String pattern, String name, boolean fits) {
        assertThat(PathPattern.parse(pattern).wantsPath()).isFalse();
        assertThat(PathPattern.parse(pattern).matches(name)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"*.conf, nginx.conf, true", "*.conf, nginx.conf.bak, false", "l?b*, lib64, true", "l?b*, lb, false",
            "[a-c]x, bx, true", "[!a-c]x, bx, false", "[^a-c]x, dx, true", "[, [, true", "x[a, x[a, true",
            "[]]x, ]x, true",
            "(*), (x), true", "*.CONF, nginx.conf, false"})
    void a_glob_fits_the_whole_name(String pattern, String name, boolean fits) {
        assertThat(PathPattern.parse(pattern).wantsPath()).isFalse();
        assertThat(PathPattern.parse(pattern).matches(name)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"/etc/*, /etc/passwd, true", "/etc/*, /etc/ssl/certs, false", "/etc/**, /etc/ssl/certs, true",
            "etc/*.conf, /usr/etc/a.conf, true", "etc/*.conf, /etc/a.conf, true", "**/bin/*, /bin/sh, true",
            "/usr/**/x, /usr/x, true", "/usr/**/x, /usr/a/b/x, true", "/[!x]sr, /usr, true", "/usr[!x]a, /usr/a, false",
            "bin/py, /usr/bin/Python3, true"})
    void a_pattern_with_a_slash_is_held_against_the_path(String pattern, String path, boolean fits) {
        assertThat(PathPattern.parse(pattern).wantsPath()).isTrue();
        assertThat(PathPattern.parse(pattern).matches(path)).isEqualTo(fits);
    }

    @Test
    void slashes_on_both_sides_make_a_regular_expression() {
        var pattern = PathPattern.parse("/\\.(png|jpe?g)$/");
        assertThat(pattern.matches("/a/b.jpeg")).isTrue();
        assertThat(pattern.matches("/a/b.jpeg2")).isFalse();
        assertThatThrownBy(() -> PathPattern.parse("/(/")).isInstanceOf(PatternSyntaxException.class);
    }
}
