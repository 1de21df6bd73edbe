package dev.cutaway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RatioTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "0.95, 0.95", ".5, 0.5", "95%, 0.95", "100 %, 1", "0.1%, 0.001"})
    void ratios_are_read_as_such_or_in_the_hundred(String text, double ratio) {
        assertThat(new Ratio().convert(text)).isEqualTo(ratio);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "-0.1", "1.01", "95", "101%", "NaN", "a"})
    void what_is_no_ratio_is_refused(String text) {
        assertThatThrownBy(() -> new Ratio().convert(text)).isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("from 0 to 1");
    }
}
