package dev.cutaway.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Locale;

class DockerTextTest {

    @ParameterizedTest
    @CsvSource({"0, 0B", "1, 1B", "999, 999B", "1000, 1kB", "1001, 1kB", "1005, 1kB", "1010, 1.01kB", "1500, 1.5kB",
            "99940, 99.9kB", "99950, 100kB", "999499, 999kB", "999500, 1e+03kB", "999999, 1e+03kB", "1000000, 1MB",
            "1982486, 1.98MB", "72900000, 72.9MB", "100000000, 100MB", "999999999, 1e+03MB", "1653000000, 1.65GB",
            "5000000000000, 5TB", "9223372036854775807, 9.22EB"})
    void sizes_of_images_have_three_digits(long bytes, String docker) {
        assertThat(DockerText.size(bytes)).isEqualTo(docker);
    }

    @ParameterizedTest
    @CsvSource({"0, 0B", "999, 999B", "1653000000, 1.653GB", "1653400000, 1.653GB", "1653600000, 1.654GB",
            "72900000, 72.9MB", "999940, 999.9kB", "999960, 1000kB", "999999999, 1000MB"})
    void sizes_of_disk_usage_have_four_digits(long bytes, String docker) {
        assertThat(DockerText.size(bytes, 4)).isEqualTo(docker);
    }

    /** 1.125 and 1.375 are exact in binary, so the rule for a half shows. */
    @ParameterizedTest
    @CsvSource({"1125, 1.12kB", "1375, 1.38kB", "1625, 1.62kB"})
    void a_half_goes_to_the_even_digit(long bytes, String docker) {
        assertThat(DockerText.size(bytes)).isEqualTo(docker);
    }

    @Test
    void the_users_language_does_not_change_the_figures() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(DockerText.size(999_999)).isEqualTo("1e+03kB");
            assertThat(DockerText.size(1_982_486)).isEqualTo("1.98MB");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0S, Less than a second", "PT0.999S, Less than a second", "PT1S, 1 second", "PT1.9S, 1 second",
            "PT2S, 2 seconds", "PT59.9S, 59 seconds", "PT60S, About a minute", "PT119S, About a minute",
            "PT120S, 2 minutes", "PT59M59S, 59 minutes", "PT60M, About an hour", "PT89M, About an hour",
            "PT90M, 2 hours", "PT47H29M, 47 hours", "PT47H30M, 2 days", "PT48H, 2 days", "P13D, 13 days",
            "P14D, 2 weeks", "P59D, 8 weeks", "P60D, 2 months", "P729D, 24 months", "P730D, 2 years",
            "P3650D, 10 years"})
    void ages_are_worded_as_docker_words_them(Duration age, String docker) {
        assertThat(DockerText.age(age)).isEqualTo(docker);
    }
}
