package dev.cutaway.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({"debian, docker.io/library/debian, debian", //
            "debian:12, docker.io/library/debian:12, debian:12",
            "library/debian:12, docker.io/library/debian:12, debian:12",
            "docker.io/debian:12, docker.io/library/debian:12, debian:12",
            "index.docker.io/library/debian, docker.io/library/debian, debian",
            "lab/web:1, docker.io/lab/web:1, lab/web:1",
            "library/a/b, docker.io/library/a/b, library/a/b",
            "localhost/web, localhost/web, localhost/web",
            "localhost:5000/web, localhost:5000/web, localhost:5000/web",
            "localhost:5000/a/b:1.0, localhost:5000/a/b:1.0, localhost:5000/a/b:1.0",
            "Host/web, Host/web, Host/web", //
            "ghcr.io/a/b:v1, ghcr.io/a/b:v1, ghcr.io/a/b:v1",
            "192.168.0.1:5000/a, 192.168.0.1:5000/a, 192.168.0.1:5000/a", //
            "[::1]:5000/a, [::1]:5000/a, [::1]:5000/a", //
            "a__b/c--d.e, docker.io/a__b/c--d.e, a__b/c--d.e"})
    void what_people_write_has_one_full_and_one_familiar_form(String written, String full, String familiar) {
        ImageReference reference = ImageReference.parse(written);

        assertThat(reference).hasToString(full);
        assertThat(reference.familiar()).isEqualTo(familiar);
        assertThat(ImageReference.parse(full)).isEqualTo(reference);
        assertThat(ImageReference.parse(familiar)).isEqualTo(reference);
    }

    @Test
    void a_digest_may_stand_alone_or_beside_a_tag() {
        ImageReference alone = ImageReference.parse("debian@" + DIGEST);
        ImageReference both = ImageReference.parse("localhost:5000/debian:12@" + DIGEST);

        assertThat(alone.tag()).isNull();
        assertThat(alone.digest()).hasToString(DIGEST);
        assertThat(alone.familiar()).isEqualTo("debian@" + DIGEST);
        assertThat(both.tag()).isEqualTo("12");
        assertThat(both).hasToString("localhost:5000/debian:12@" + DIGEST);
    }

    @Test
    void a_port_is_not_taken_for_a_tag() {
        ImageReference reference = ImageReference.parse("localhost:5000/web");

        assertThat(reference.domain()).isEqualTo("localhost:5000");
        assertThat(reference.tag()).isNull();
        assertThat(ImageReference.parse("localhost:5000").familiar()).isEqualTo("localhost:5000");
        assertThat(ImageReference.parse("localhost:5000").tag()).isEqualTo("5000");
    }

    @Test
    void the_default_tag_is_given_only_to_a_name_alone() {
        assertThat(ImageReference.parse("debian").withDefaultTag().familiar()).isEqualTo("debian:latest");
        assertThat(ImageReference.parse("debian:12").withDefaultTag().familiar()).isEqualTo("debian:12");
        assertThat(ImageReference.parse("debian@" + DIGEST).withDefaultTag().tag()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":12", "debian:", "debian:-1", "debian:a b", "Debian", "lab/Web", "/debian", "debian/",
            "a//b", "a..b", "a___b", "-a", "a-", "debian@", "debian@sha256:12", "debian@md5:" + "00112233445566778899",
            "localhost:port/web", "-host.org/web", "a@b@c", "https://docker.io/debian", "debian:12:13"})
    void what_breaks_the_grammar_is_refused_in_dockers_words(String written) {
        assertThatThrownBy(() -> ImageReference.parse(written)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("invalid reference format");
        assertThat(ImageReference.tryParse(written)).isNull();
    }

    @Test
    void lengths_are_bounded() {
        String longestTag = "t".repeat(128);
        String longestPath = "p".repeat(255);

        assertThat(ImageReference.parse("debian:" + longestTag).tag()).isEqualTo(longestTag);
        assertThat(ImageReference.tryParse("debian:" + longestTag + "t")).isNull();
        assertThat(ImageReference.parse("ghcr.io/" + longestPath).path()).isEqualTo(longestPath);
        assertThat(ImageReference.tryParse("ghcr.io/" + longestPath + "p")).isNull();
    }

    @Test
    void a_bare_id_is_not_a_name() {
        assertThat(ImageReference.tryParse("0123456789abcdef".repeat(4))).isNull();
        assertThat(ImageReference.parse("0123456789abcdef").path()).isEqualTo("library/0123456789abcdef");
    }
}
