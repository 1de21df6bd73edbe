package dev.cutaway.inspector.analysis.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.analysis.Instruction;
import dev.cutaway.inspector.analysis.findings.Findings;
import dev.cutaway.inspector.oci.ContainerConfig;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.Platform;
import dev.cutaway.inspector.tree.ImageTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A config of the greatest size that is read must not make anything here overflow or take forever. */
@Timeout(120)
class HostileHistoryTest {

    private static ImageConfig config(List<String> env, List<HistoryEntry> history) {
        var runtime = new ContainerConfig("", env, null, null, "", List.of(), List.of(), Map.of(), null, null,
                List.of(), null);
        return new ImageConfig(Digest.of(new byte[0]), new byte[0], null, "",
                new Platform("linux", "amd64", null, null),
                runtime, List.of(), history);
    }

    private static HistoryEntry step(String createdBy) {
        return new HistoryEntry(null, createdBy, "", "", true);
    }

    private static void readAll(ImageConfig config) throws IOException {
        BaseBorder border = BaseBorder.of(config, null);
        assertThat(LikelyDockerfile.of(config, border).lines()).noneMatch(line -> line.text().indexOf('\n') >= 0);
        assertThat(Findings.of(ImageTree.of(List.of()), config, null).unread()).isZero();
        config.history().forEach(entry -> assertThat(Instruction.of(entry).keyword()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", " -x", " ", "\t", "a ", "A=", "A=b ", "A=\"", "'", "\\", "\"", "[", "{", " |a=b",
            "|1 ",
            "&& ", "; ", "\n", "#", "curl ", " --token ", "$", "/bin/sh -c ", "<<EOF\n", "a://b:c", "-----BEGIN ",
            "powershell -a "})
    void long_repetitions_are_read_in_time(String piece) throws IOException {
        String text = piece.repeat(250_000 / piece.length());
        for (String start : List.of("", "RUN ", "ENV ", "COPY ", "|9 ", "/bin/sh -c ", "/bin/sh -c #(nop) COPY ",
                "CMD [", "VOLUME [",
                "HEALTHCHECK &{[", "LABEL a=", "ONBUILD ", "EXPOSE map[", "SHELL [")) {
            readAll(config(List.of(text), List.of(step(start + text))));
        }
    }

    @Test
    void a_hundred_thousand_steps_are_read_in_time() throws IOException {
        readAll(config(List.of(), Collections.nCopies(100_000, step("CMD [\"a\"]"))));
        readAll(config(List.of(), Collections.nCopies(100_000, step("ENTRYPOINT [\"a\"]"))));
        readAll(config(List.of(),
                IntStream.range(0, 100_000).mapToObj(i -> step("ENV T" + i + "_TOKEN=abcdef")).toList()));
        readAll(config(IntStream.range(0, 100_000).mapToObj(i -> "T" + i + "=abcdef").toList(),
                List.of(step("ENV " + "A=b ".repeat(60_000)))));
    }

    @Test
    void what_is_longer_than_any_command_stays_as_it_is() {
        String text = "RUN " + "x".repeat(300_000);

        assertThat(Instruction.parse(text)).isEqualTo(new Instruction("", text));
    }
}
