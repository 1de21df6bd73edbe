package dev.cutaway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

class StandardOutputTest {

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @Test
    void text_is_written_in_utf_8() throws IOException {
        var bytes = new ByteArrayOutputStream();

        Writer writer = new StandardOutput(bytes).writer();
        writer.write("é…");
        writer.flush();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("é…");
    }

    @Test
    void a_reader_that_went_away_ends_the_writing_quietly() throws IOException {
        var out = new StandardOutput(failing("Broken pipe"));

        out.write('a');
        out.write(new byte[100]);
        out.flush();
    }

    @Test
    void a_full_disk_is_told() {
        var out = new StandardOutput(failing("No space left on device"));

        assertThatThrownBy(() -> out.write('a')).isInstanceOf(OutputException.class)
                .hasMessage("cannot write the result: No space left on device");
    }
}
