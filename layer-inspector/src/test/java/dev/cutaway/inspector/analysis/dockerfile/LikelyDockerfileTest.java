package dev.cutaway.inspector.analysis.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.oci.ImageConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;

class LikelyDockerfileTest {

    static List<String> cases() throws IOException {
        return HistoryFiles.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_history_gives_its_dockerfile(String name) throws IOException {
        ImageConfig config = HistoryFiles.config(name);

        String text = LikelyDockerfile.of(config, BaseBorder.of(config, HistoryFiles.osRelease(name))).text();

        assertThat(text).isEqualTo(HistoryFiles.dockerfile(name));
    }

    @Test
    void every_line_knows_its_step_and_its_layer() throws IOException {
        ImageConfig config = HistoryFiles.config("classic-copy");

        List<LikelyDockerfile.Line> lines = LikelyDockerfile.of(config, BaseBorder.of(config, null)).lines();

        assertThat(lines).filteredOn(line -> line.text().startsWith("COPY")).singleElement()
                .satisfies(line -> assertThat(line.step()).isEqualTo(4))
                .satisfies(line -> assertThat(line.layer()).isEqualTo(2));
        assertThat(lines).filteredOn(line -> line.text().startsWith("EXPOSE")).singleElement()
                .satisfies(line -> assertThat(line.layer()).isEqualTo(-1));
        assertThat(lines).extracting(LikelyDockerfile.Line::text).noneMatch(text -> text.contains("\n"));
    }
}
