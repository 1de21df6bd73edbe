package dev.cutaway.docker.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildService;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.BuildStep;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.api.image.ImageService;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.system.SystemService;
import dev.cutaway.engine.api.testing.FakeEngine;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The classic builder's stream, told from the events of a build that is made up. */
class BuildRoutesTest {

    private static final Digest ONE = Digest.of("one".getBytes(UTF_8));
    private static final Digest TWO = Digest.of("two".getBytes(UTF_8));

    @TempDir
    private Path folder;
    private final FakeEngine fake = new FakeEngine();
    private final List<BuildEvent> events = new ArrayList<>();
    private @Nullable EngineException failure;
    private @Nullable BuildRequest asked;
    private String context = "";
    private DockerServer server;

    @BeforeEach
    void start() throws IOException {
        server = DockerServer.start(new Building(), folder.resolve("s/engine.sock"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** The fake engine, and builds as the test wants them. */
    private final class Building implements Engine, BuildService {

        @Override
        public ImageService images() {
            return fake.images();
        }

        @Override
        public SystemService system() {
            return fake.system();
        }

        @Override
        public Optional<StoreService> store() {
            return fake.store();
        }

        @Override
        public Optional<BuildService> builds() {
            return Optional.of(this);
        }

        @Override
        public BuildHistory history() {
            throw new UnsupportedOperationException("no history");
        }

        @Override
        public Digest build(BuildRequest request, Consumer<BuildEvent> listener) throws EngineException {
            asked = request;
            try {
                context = request.source() instanceof BuildSource.Tar tar
                        ? new String(tar.tar().readAllBytes(), UTF_8)
                        : "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            events.forEach(listener);
            if (failure != null) {
                throw failure;
            }
            return TWO;
        }

        @Override
        public Pruned pruneCache(boolean all, Filters filters) {
            return new Pruned(List.of(all + " " + filters.values()), 42);
        }

        @Override
        public void close() {
            fake.close();
        }
    }

    private String build(String query) throws IOException {
        try (var client = new RawClient(server.socket())) {
            return client.send("POST /v1.41/build?" + query
                    + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\ntar").readText();
        }
    }

    private static BuildStep step(int number, int stage, String text) {
        return new BuildStep(number, stage, Integer.toString(stage), text, number, number, List.of());
    }

    private void happens(BuildEvent... more) {
        events.addAll(List.of(more));
    }

    private static BuildEvent finished(int step, Digest id) {
        return new BuildEvent.Finished(step, id, 0, Duration.ZERO);
    }

    @Test
    void a_build_is_told_as_docker_tells_it() throws IOException {
        happens(new BuildEvent.Planned(List.of(step(1, 0, "FROM base"), step(2, 0, "RUN echo <"))),
                new BuildEvent.Started(1), new BuildEvent.Decided(1, new CacheReason.NothingToDo()), finished(1, ONE),
                new BuildEvent.Started(2), new BuildEvent.Decided(2, new CacheReason.NoEntry()),
                new BuildEvent.Running(2, "0123456789ab"), new BuildEvent.Output(2, false, "out\n"),
                new BuildEvent.Output(2, true, "err\n"), finished(2, TWO), new BuildEvent.Built(TWO),
                new BuildEvent.Tagged(ImageReference.parse("lab/x:1")));
        assertThat(build("t=lab/x:1")).contains("Content-Type: application/json\r\n");
        assertThat(lines(build("t=lab/x:1"))).containsExactly("{\"stream\":\"Step 1/2 : FROM base\\n\"}",
                "{\"stream\":\" ---\\u003e " + ONE.shortId() + "\\n\"}",
                "{\"stream\":\"Step 2/2 : RUN echo \\u003c\\n\"}",
                "{\"stream\":\" ---\\u003e Running in 0123456789ab\\n\"}", "{\"stream\":\"out\\n\"}",
                "{\"stream\":\"\\u001B[91merr\\n\\u001B[0m\"}",
                "{\"stream\":\"Removing intermediate container 0123456789ab\\n\"}",
                "{\"stream\":\" ---\\u003e " + TWO.shortId() + "\\n\"}", "{\"aux\":{\"ID\":\"" + TWO + "\"}}",
                "{\"stream\":\"Successfully built " + TWO.shortId() + "\\n\"}",
                "{\"stream\":\"Successfully tagged lab/x:1\\n\"}");
    }

    private static List<String> lines(String answer) {
        return answer.lines().filter(line -> line.startsWith("{")).toList();
    }

    @Test
    void steps_that_run_at_the_same_time_are_told_one_after_another() throws IOException {
        happens(new BuildEvent.Planned(List.of(step(1, 0, "FROM a"), step(2, 1, "FROM b"))),
                new BuildEvent.Started(2), new BuildEvent.Started(1), new BuildEvent.Output(2, false, "of two\n"),
                new BuildEvent.Output(1, false, "of one\n"), finished(2, TWO), finished(1, ONE));
        assertThat(lines(build(""))).extracting(line -> line.replaceAll("\\{\"\\w+\":|[{}]", "")).containsExactly(
                "\"Step 1/2 : FROM a\\n\"", "\"of one\\n\"", "\" ---\\u003e " + ONE.shortId() + "\\n\"",
                "\"" + ONE + "\"", "\"Step 2/2 : FROM b\\n\"", "\"of two\\n\"",
                "\" ---\\u003e " + TWO.shortId() + "\\n\"", "\"" + TWO + "\"");
    }

    @Test
    void a_step_from_the_cache_says_so() throws IOException {
        happens(new BuildEvent.Planned(List.of(step(1, 0, "ENV A=1"))), new BuildEvent.Started(1),
                new BuildEvent.Decided(1, new CacheReason.Same()), finished(1, ONE));
        assertThat(build("")).contains("{\"stream\":\" ---\\u003e Using cache\\n\"}");
    }

    @Test
    void a_command_that_failed_ends_the_stream_with_its_code() throws IOException {
        failure = new EngineException(Reason.FAILED, "The command 'x' returned a non-zero code: 7");
        happens(new BuildEvent.Planned(List.of(step(1, 0, "RUN x"))), new BuildEvent.Started(1),
                new BuildEvent.Failed(1, 1, "The command 'x' returned a non-zero code: 7", 7));
        assertThat(build("")).startsWith("HTTP/1.1 200").contains("{\"errorDetail\":{\"code\":7,"
                + "\"message\":\"The command 'x' returned a non-zero code: 7\"},"
                + "\"error\":\"The command 'x' returned a non-zero code: 7\"}");
    }

    @Test
    void what_is_refused_before_it_begins_is_an_error_of_http() throws IOException {
        failure = new EngineException(Reason.INVALID, "dockerfile parse error on line 2: unknown instruction: FOO");
        assertThat(build("")).startsWith("HTTP/1.1 400")
                .contains("{\"message\":\"dockerfile parse error on line 2: unknown instruction: FOO\"}");
        assertThat(build("version=2")).startsWith("HTTP/1.1 501").contains("DOCKER_BUILDKIT=0");
    }

    @Test
    void the_options_of_the_command_line_are_understood() throws IOException {
        build("t=a:1&t=b&dockerfile=sub/D&target=one&nocache=1&networkmode=none&platform=linux/arm64/v8"
                + "&extrahosts=h:1.2.3.4&buildargs=%7B%22X%22:%229%22,%22Y%22:null%7D&labels=%7B%22k%22:%22v%22%7D");
        assertThat(asked).isNotNull();
        assertThat(asked.tags()).extracting(ImageReference::familiar).containsExactly("a:1", "b");
        assertThat(asked.dockerfile()).isEqualTo("sub/D");
        assertThat(asked.target()).isEqualTo("one");
        assertThat(asked.args()).isEqualTo(Map.of("X", "9"));
        assertThat(asked.labels()).isEqualTo(Map.of("k", "v"));
        assertThat(asked.options().cache()).isFalse();
        assertThat(asked.options().ssh()).isFalse();
        assertThat(asked.options().network()).isEqualTo(BuildRequest.Network.NONE);
        assertThat(asked.options().extraHosts()).containsExactly("h:1.2.3.4");
        assertThat(String.valueOf(asked.options().platform())).contains("arm64", "v8");
        assertThat(context).isEqualTo("tar");
    }

    @Test
    void a_remote_context_is_taken_as_it_is_written() throws IOException {
        build("remote=git@host.test:ann/x.git%23main:sub");
        assertThat(asked).isNotNull();
        assertThat(asked.source()).isEqualTo(new BuildSource.Remote("git@host.test:ann/x.git#main:sub"));
    }

    @Test
    void a_quiet_build_tells_the_image_alone() throws IOException {
        happens(new BuildEvent.Planned(List.of(step(1, 0, "FROM a"))), new BuildEvent.Started(1), finished(1, ONE),
                new BuildEvent.Built(TWO));
        assertThat(lines(build("q=1"))).containsExactly("{\"stream\":\"" + TWO + "\\n\"}");
    }

    @Test
    void a_prune_of_the_cache_tells_what_it_did() throws IOException {
        try (var client = new RawClient(server.socket())) {
            assertThat(client.send("POST /v1.41/build/prune?all=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readText()).contains("{\"CachesDeleted\":[\"true {}\"],\"SpaceReclaimed\":42}");
        }
    }
}
