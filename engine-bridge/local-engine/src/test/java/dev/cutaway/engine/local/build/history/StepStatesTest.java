package dev.cutaway.engine.local.build.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What steps came to, on disks that are full, or read while a line is written. */
class StepStatesTest {

    @TempDir
    private Path folder;
    private Path file;
    private StepStates states;

    @BeforeEach
    void open() {
        file = folder.resolve("steps");
        states = new StepStates(file);
    }

    private static StepState state(int step, String config) {
        return new StepState(step, Digest.of(config.getBytes(UTF_8)), config);
    }

    private void tear(byte[] line, int bytes) throws IOException {
        byte[] half = Arrays.copyOf(line, bytes);
        Files.write(file, half, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void a_step_is_found_by_its_number_and_the_last_of_several_counts() throws IOException {
        assertThat(states.find(1)).isNull();
        states.append(state(1, "{\"a\":1}"));
        states.append(state(2, "{\"step\":3}"));
        states.append(state(1, "{\"a\":2}"));
        assertThat(states.find(1)).isEqualTo(state(1, "{\"a\":2}"));
        assertThat(states.find(2)).isEqualTo(state(2, "{\"step\":3}"));
        assertThat(states.find(3)).isNull();
    }

    @Test
    void half_a_line_spoils_no_other_wherever_it_breaks_off() throws IOException {
        byte[] line = LogFormat.line(state(2, "{\"a\":\"ä€𝄞\"}"));
        for (int bytes = 0; bytes < line.length - 1; bytes++) {
            Files.deleteIfExists(file);
            states.append(state(1, "{}"));
            tear(line, bytes);
            states.append(state(3, "{}"));
            assertThat(states.find(1)).isEqualTo(state(1, "{}"));
            assertThat(states.find(2)).as("%d bytes", bytes).isNull();
            assertThat(states.find(3)).isEqualTo(state(3, "{}"));
        }
    }

    @Test
    void a_build_has_so_much_written_down_and_no_more() throws IOException {
        String large = "{\"a\":\"" + "x".repeat(5 << 20) + "\"}";
        for (int step = 1; step <= 4; step++) {
            states.append(state(step, large));
        }
        assertThat(Files.size(file)).isEqualTo(states.length()).isLessThan(16 << 20);
        assertThat(states.find(3)).isEqualTo(state(3, large));
        assertThat(states.find(4)).isNull();
        states.append(state(5, "{}"));
        assertThat(states.find(5)).isEqualTo(state(5, "{}"));
    }
}
