package dev.cutaway.inspector.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({"linux/arm64/v8, linux/arm64/v8", "arm64, linux/arm64", "Linux/x86_64, linux/amd64",
            "armhf, linux/arm/v7", "windows/amd64, windows/amd64", "riscv64, linux/riscv64"})
    void platforms_are_read_as_docker_reads_them(String text, String platform) {
        assertThat(Platform.parse(text)).hasToString(platform);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "a/b/c/d", "/", "linux/", ""})
    void what_is_no_platform_is_named(String text) {
        assertThatThrownBy(() -> Platform.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining('"' + text + '"');
    }
}
