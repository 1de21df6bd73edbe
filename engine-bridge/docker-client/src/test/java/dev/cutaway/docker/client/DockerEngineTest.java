package dev.cutaway.docker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutaway.docker.server.DockerServer;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.image.HistoryStep;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageService;
import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.system.DiskUsage;
import dev.cutaway.engine.api.system.EngineInfo;
import dev.cutaway.engine.api.system.EngineVersion;
import dev.cutaway.engine.api.system.EventQuery;
import dev.cutaway.engine.api.system.EventStream;
import dev.cutaway.engine.api.system.SystemService;
import dev.cutaway.engine.api.testing.FakeEngine;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

class DockerEngineTest {

    @TempDir
    Path folder;

    private final FakeEngine fake = new FakeEngine();
    private DockerServer server;
    private DockerEngine engine;

    @BeforeEach
    void start() throws Exception {
        server = DockerServer.start(fake, folder.resolve("engine.sock"));
        engine = DockerEngine.connect(server.socket());
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
        server.close();
    }

    private Digest load(String tag, int size) throws Exception {
        var image = new TestImage(tag).layer(new TestLayer().file("f", new byte[size]));
        return fake.images().load(new ByteArrayInputStream(ArchiveForms.dockerArchive(image).toTar()), event -> {
        }).getFirst();
    }

    /** The engine in memory under another name: that of Docker's. */
    private record Elsewhere(Engine engine) implements Engine, SystemService {

        @Override
        public EngineVersion version() throws EngineException {
            EngineVersion own = engine.system().version();
            return new EngineVersion(own.version(), own.apiVersion(), own.minApiVersion(), "", "", own.os(), own.arch(),
                    "", List.of(new EngineVersion.Component("Engine", own.version(), Map.of())));
        }

        @Override
        public ImageService images() {
            return engine.images();
        }

        @Override
        public SystemService system() {
            return this;
        }

        @Override
        public Optional<StoreService> store() {
            return Optional.empty();
        }

        @Override
        public void ping() {}

        @Override
        public EngineInfo info() throws EngineException {
            return engine.system().info();
        }

        @Override
        public DiskUsage diskUsage() throws EngineException {
            return engine.system().diskUsage();
        }

        @Override
        public EventStream events(EventQuery query) throws EngineException {
            return engine.system().events(query);
        }

        @Override
        public void close() {}
    }

    @Test
    void a_compressed_archive_is_expanded_for_other_engines_and_stays_open_for_its_owner() throws Exception {
        var image = new TestImage("lab/a:1").layer(new TestLayer().file("f", new byte[200_000]));
        byte[] archive = BlobForm.ZSTD.compress(ArchiveForms.dockerArchive(image).toTar());
        var closed = new AtomicBoolean();
        var in = new ByteArrayInputStream(archive) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        try (var elsewhere = DockerServer.start(new Elsewhere(fake), folder.resolve("elsewhere.sock"));
                var other = DockerEngine.connect(elsewhere.socket())) {
            assertThat(other.kind()).isEqualTo(EngineKind.DOCKER);
            assertThat(other.images().load(in, event -> {
            })).hasSize(1);
        }
        assertThat(fake.images().list(ImageQuery.DEFAULT)).hasSize(1);
        assertThat(closed).isFalse();
    }

    @Test
    void ten_thousand_requests_at_once_are_all_answered() throws Exception {
        load("lab/a:1", 10);
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10_000; i++) {
                answers.add(threads.submit(() -> engine.images().list(ImageQuery.DEFAULT).size()));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(1);
        }
    }

    @Test
    void where_nobody_is_the_way_out_is_named() throws Exception {
        Path none = folder.resolve("none.sock");
        Path left = folder.resolve("left.sock");
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(left));
        }
        for (Path socket : List.of(none, left)) {
            EngineException e = catchThrowableOfType(EngineException.class, () -> DockerEngine.connect(socket));
            assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(e).hasMessageContaining(socket.toString()).hasMessageContaining("start the engine");
        }
    }

    @Test
    void an_engine_that_went_away_is_unreachable() throws Exception {
        server.close();

        EngineException e = catchThrowableOfType(EngineException.class,
                () -> engine.images().list(ImageQuery.DEFAULT));

        assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void the_store_is_behind_our_own_engine_and_no_other() throws Exception {
        assertThat(engine.kind()).isEqualTo(EngineKind.CUTAWAY);
        Digest id = load("lab/a:1", 10);
        StoreService store = engine.store().orElseThrow();
        StoreService direct = fake.store().orElseThrow();

        assertThat(store.layers()).isEqualTo(direct.layers());
        assertThat(store.usage()).isEqualTo(direct.usage());
        assertThat(store.locate("lab/a:1")).isEqualTo(direct.locate("lab/a:1"));
        assertThat(store.planRemoval(List.of("lab/a:1"))).isEqualTo(direct.planRemoval(List.of("lab/a:1")));
        store.pin("lab/a:1", true);
        assertThat(store.pinned()).containsExactly(id);
        assertThat(store.planPrune(Filters.of("dangling", "false")).kept()).hasSize(1);
        store.pin("lab/a:1", false);
        assertThat(store.check(Progress.NONE)).isEmpty();
        engine.images().remove("lab/a:1", false, true);
        String item = store.trash().getFirst().id();
        assertThat(store.trash()).isEqualTo(direct.trash());
        assertThat(store.restore(item)).isEmpty();
        assertThat(engine.images().inspect("lab/a:1").id()).isEqualTo(id);
        engine.images().remove("lab/a:1", false, true);
        assertThat(store.emptyTrash(List.of())).isPositive();
        assertThat(store.trash()).isEmpty();
    }

    @Test
    void an_error_after_progress_keeps_its_reason() throws Exception {
        load("lab/a:1", 10);

        EngineException e = catchThrowableOfType(EngineException.class,
                () -> engine.store().orElseThrow().flatten("lab/a:1", null, Progress.NONE));

        assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void a_save_that_is_not_wanted_any_more_ends_in_the_engine_too() throws Exception {
        load("lab/big:1", 20 << 20);
        Progress stop = bytes -> {
            throw new CancellationException("enough");
        };

        assertThatThrownBy(() -> engine.images().save(List.of("lab/big:1"), SaveOptions.DEFAULT,
                new ByteArrayOutputStream(), stop)).isInstanceOf(CancellationException.class);

        while (fake.working() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(engine.images().list(ImageQuery.DEFAULT)).hasSize(1);
    }

    @Test
    void layers_without_size_go_to_the_steps_that_likely_made_them() {
        Digest a = Digest.of(new byte[]{1});
        Digest b = Digest.of(new byte[]{2});
        List<HistoryStep> newestFirst = List.of(step("CMD [\"sh\"]", 0), step("RUN touch x", 0),
                step("/bin/sh -c #(nop)  ENV A=1", 0), step("ADD rootfs /", 7));

        assertThat(LayerGuess.layers(List.of(a, b), newestFirst)).containsExactly(new LayerFacts(a, 7, -1),
                new LayerFacts(b, 0, -1));
        assertThat(LayerGuess.layers(List.of(a, b), List.of())).hasSize(2);
    }

    private static HistoryStep step(String command, long size) {
        return new HistoryStep(null, null, command, List.of(), size, "");
    }
}
