package dev.cutaway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0", "1234|1234", "20MB|20000000", "20mb|20000000", "20 MB|20000000",
            "20M|20000000", "1.5GiB|1610612736", "1.5gi|1610612736", "1,234|1234", "1kB|1000", "1KiB|1024", "7B|7",
            ".5k|500", "0.0009kB|0", "8EiB|", "9.2EB|9200000000000000000"})
    void sizes_are_read_as_dive_reads_them(String text, Long bytes) {
        if (bytes == null) {
            assertThatThrownBy(() -> new ByteSize().convert(text)).isInstanceOf(TypeConversionException.class);
        } else {
            assertThat(new ByteSize().convert(text)).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1", "1 000", "20 XB", "20bytes", "1e3", "iB", "5i", "5ib",
            "99999999999999999999"})
    void what_is_no_size_is_refused(String text) {
        assertThatThrownBy(() -> new ByteSize().convert(text)).isInstanceOf(TypeConversionException.class)
                .hasMessageContaining(text);
    }
}
