package dev.cutaway.engine.local.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds that cannot be done: each says what and where, and leaves nothing behind. */
class BadBuildTest extends WorkbenchTest {

    private Set<String> blobs;

    @BeforeEach
    void open() throws IOException {
        bench.withBase();
        blobs = blobFiles();
    }

    @AfterEach
    void nothing_is_left() throws IOException {
        bench.forgetBuilds();
        assertThat(bench.catalog.snapshot().images()).hasSize(1);
    }

    private Set<String> blobFiles() throws IOException {
        try (var files = Files.list(bench.folder.blobs())) {
            return new HashSet<>(files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private EngineException failure(BuildRequest request) {
        return catchThrowableOfType(EngineException.class, () -> bench.build(request));
    }

    private BuildEvent.Failed told() {
        return bench.events.stream().filter(BuildEvent.Failed.class::isInstance).map(BuildEvent.Failed.class::cast)
                .findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "FROM lab/nope:1 | 1 | NOT_FOUND | No such image: lab/nope:1 (line 1 of the Dockerfile): load or import it first",
            "FROM scratch;COPY nope / | 2 | INVALID | COPY failed: file not found in build context or excluded by .dockerignore: stat nope: file does not exist",
            "FROM scratch;COPY no* / | 2 | INVALID | COPY failed: no source files were specified",
            "FROM scratch;COPY no* nope* / | 2 | INVALID | COPY failed: no source files were specified",
            "FROM scratch;COPY ../a.txt / | 2 | INVALID | COPY failed: forbidden path outside the build context: ../a.txt ()",
            "FROM scratch;COPY folder/../../a.txt / | 2 | INVALID | COPY failed: forbidden path outside the build context: folder/../../a.txt ()",
            "FROM scratch;COPY out / | 2 | INVALID | COPY failed: file not found in build context or excluded by .dockerignore: stat out: file does not exist",
            "FROM scratch;COPY a.txt folder /x | 2 | INVALID | When using COPY with more than one source file, the destination must be a directory and end with a /",
            "FROM lab/fxsite:1;COPY folder /etc/passwd | 2 | INVALID | failed to copy files: /etc/passwd: not a directory",
            "FROM lab/fxsite:1;COPY a.txt /etc/passwd/x | 2 | INVALID | failed to copy files: /etc/passwd: not a directory",
            "FROM scratch;COPY --chown=who a.txt / | 2 | FAILED | unable to convert uid/gid chown string to host mapping: can't find uid for user who: no such user: who",
            "FROM scratch;COPY --chmod=9 a.txt / | 2 | INVALID | invalid chmod parameter: '9'. it should be octal string and between 0 and 07777",
            "FROM scratch;COPY --from=lab/none / / | 2 | NOT_FOUND | No such image: lab/none:latest (line 2 of the Dockerfile): load or import it first",
            "FROM scratch;ENV A=1;EXPOSE 99999999 | 3 | INVALID | Invalid containerPort: 99999999",
            "FROM scratch;LABEL a=${NOPE?say} | 2 | INVALID | failed to process \"${NOPE?say}\": NOPE: say",
            "FROM scratch;COPY https://host.test/x / | 2 | INVALID | source can't be a URL for COPY: use ADD",
            "FROM scratch;ADD --checksum=sha256:1 a.txt / | 2 | INVALID | checksum requires HTTP(S) or Git sources",
            "FROM scratch;ADD --checksum=sha256:1 http://host.test/x / | 2 | INVALID | --checksum=sha256:1 is no sha256:… digest",
            "FROM scratch;ADD git://-x/y.git / | 2 | INVALID | cannot fetch git://-x/y.git: repositories are fetched by http, https, ssh and git only",
            "FROM scratch;ADD file:///etc/passwd / | 2 | INVALID | ADD failed: file not found in build context or excluded by .dockerignore: stat file:/etc/passwd: file does not exist"})
    void a_step_that_cannot_be_done_names_its_line_and_the_reason(String dockerfile, int line, Reason reason,
            String message) throws IOException {
        BuildRequest request = bench.request(dockerfile.replace(';', '\n'),
                Map.of("a.txt", "a", "folder/b.txt", "b"));
        Files.createSymbolicLink(((BuildSource.Folder) request.source()).path().resolve("out"),
                Path.of("/etc/passwd"));
        EngineException failure = failure(request);
        assertThat(failure).hasMessage(message);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(told().line()).isEqualTo(line);
        assertThat(told().message()).isEqualTo(message);
        assertThat(told().exitCode()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "FROM scratch;FOO x | dockerfile parse error on line 2: unknown instruction: FOO (did you mean FROM?)",
            "'' | the Dockerfile (Dockerfile) cannot be empty",
            "FROM scratch | No image was generated. Is your Dockerfile empty?",
            "FROM ${NOPE?unset} | dockerfile parse error on line 1: failed to process \"${NOPE?unset}\": NOPE: unset"})
    void a_dockerfile_that_makes_no_sense_is_refused(String dockerfile, String message) {
        EngineException failure = failure(bench.request(dockerfile.replace(';', '\n'), Map.of()));
        assertThat(failure).hasMessage(message);
        assertThat(failure.reason()).isEqualTo(Reason.INVALID);
    }

    @Test
    void a_target_or_dockerfile_that_is_not_there_is_named() {
        BuildRequest request = bench.request("FROM scratch\nENV A=1\n", Map.of("a", "b"));
        assertThat(failure(request.withTarget("zz")))
                .hasMessage("failed to reach build target zz in Dockerfile");
        assertThat(failure(BuildRequest.of(request.source(), ImageReference.parse("x"))))
                .hasMessage("Cannot locate specified Dockerfile: Dockerfile");
        assertThat(failure(BuildRequest.of(new BuildSource.Folder(contexts.resolve("nowhere")))))
                .hasMessage("the build context " + contexts.resolve("nowhere") + " is no folder");
    }

    @Test
    void a_damaged_or_hostile_context_is_refused() {
        byte[] whole = new TestLayer().file("Dockerfile", "FROM scratch\nCOPY . /\n").file("big", "x".repeat(5000))
                .toBytes();
        assertThat(failure(tar(Arrays.copyOf(whole, 3000))).reason()).isEqualTo(Reason.BAD_ARCHIVE);
        assertThat(failure(tar(Arrays.copyOf(whole, 512 + 512 + 512 + 4990)))).hasMessageContaining("big");
        assertThat(failure(tar(new TestLayer().file("../../etc/x", "x").toBytes())).reason())
                .isEqualTo(Reason.BAD_ARCHIVE);
        assertThat(failure(tar("no tar at all, but some text".repeat(99).getBytes(UTF_8))).reason())
                .isEqualTo(Reason.BAD_ARCHIVE);
    }

    private static BuildRequest tar(byte[] bytes) {
        return BuildRequest.of(new BuildSource.Tar(new ByteArrayInputStream(bytes)));
    }

    @Test
    void a_failing_stage_stops_the_others() throws IOException {
        EngineException failure = failure(bench.request("""
                FROM scratch AS one
                COPY nope /
                FROM scratch AS two
                COPY a.txt /
                FROM scratch
                COPY --from=one / /
                COPY --from=two / /
                """, Map.of("a.txt", "a")));
        assertThat(failure).hasMessageContaining("stat nope");
        assertThat(bench.events.stream().filter(BuildEvent.Failed.class::isInstance)).hasSize(1);
        assertThat(bench.events).noneMatch(event -> event instanceof BuildEvent.Built);
    }

    @Test
    void a_command_that_fails_tells_its_exit_code_and_keeps_the_steps_before() throws IOException {
        Workbench.assumeCommandsRun();
        BuildRequest request = bench.request("FROM lab/fxsite:1\nCOPY a.txt /\nRUN echo out; echo err >&2; exit 7\n",
                Map.of("a.txt", "a"));
        EngineException failure = failure(request);
        assertThat(failure).hasMessage(
                "The command '/bin/sh -c echo out; echo err >&2; exit 7' returned a non-zero code: 7");
        assertThat(told().exitCode()).isEqualTo(7);
        assertThat(bench.output()).contains("out\n").contains("err\n");
        failure(request);
        assertThat(bench.reasons()).contains("2 Same[]");
        assertThat(blobFiles()).containsAll(blobs);
    }

    @Test
    void a_context_of_the_docker_cli_without_an_end_is_read() throws IOException {
        byte[] tar = new TestLayer().file("a.txt", "hello")
                .file("Dockerfile", "FROM scratch\nCOPY a.txt /copied\n").withoutEnd().toBytes();
        byte[] cut = Arrays.copyOf(tar, tar.length - 512 + "FROM scratch\nCOPY a.txt /copied\n".length());
        var image = bench.build(tar(cut));
        assertThat(bench.newest(image)).isEqualTo(List.of("file 0644 0:0 copied 2cf24dba5fb0"));
        bench.catalog.remove(List.of(image), Map.of());
    }
}
