package dev.cutaway.docker.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutaway.docker.server.DockerServer;
import dev.cutaway.docker.wire.json.BuildDocuments;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildService;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.BuildStep;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.local.EngineOptions;
import dev.cutaway.engine.local.LocalEngine;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Builds by the bundled engine behind its socket. */
class BuildClientTest {

    @TempDir
    private Path store;
    @TempDir
    private Path sockets;
    @TempDir
    private Path context;
    private final List<BuildEvent> events = new ArrayList<>();
    private LocalEngine local;
    private DockerServer server;
    private DockerEngine engine;
    private BuildService builds;

    @BeforeEach
    void start() throws Exception {
        Files.setPosixFilePermissions(sockets, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        local = LocalEngine.open(store, EngineOptions.DEFAULT);
        server = DockerServer.start(local, sockets.resolve("engine.sock"));
        engine = DockerEngine.connect(server.socket());
        builds = engine.builds().orElseThrow();
        Files.writeString(context.resolve("a.txt"), "hello");
        Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nARG V=1\nCOPY a.txt /a\nLABEL v=$V\n");
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
        server.close();
        local.close();
    }

    private BuildRequest request() {
        return BuildRequest.of(new BuildSource.Folder(context), ImageReference.parse("lab/x:1"));
    }

    @Test
    void a_build_of_a_folder_tells_all_that_happens() throws Exception {
        Digest image = builds.build(request().withArg("V", "2"), events::add);
        assertThat(engine.images().inspect("lab/x:1").id()).isEqualTo(image);
        assertThat(engine.images().inspect("lab/x:1").configJson()).contains("\"v\":\"2\"");
        assertThat(events.getFirst()).isInstanceOf(BuildEvent.Planned.class);
        assertThat(events).contains(new BuildEvent.Decided(3, new CacheReason.NoEntry()), new BuildEvent.Built(image),
                new BuildEvent.Tagged(ImageReference.parse("lab/x:1")));

        events.clear();
        Files.writeString(context.resolve("a.txt"), "changed");
        builds.build(request().withArg("V", "2"), events::add);
        assertThat(events).contains(new BuildEvent.Decided(3,
                new CacheReason.FileChanged("a.txt", CacheReason.Difference.CONTENT)));
    }

    @Test
    void a_tar_can_be_the_context_and_the_dockerfile_a_text() throws Exception {
        byte[] tar = new TestLayer().file("b.txt", "b").toBytes();
        var request = BuildRequest.of(new BuildSource.Tar(new ByteArrayInputStream(tar)))
                .withText("FROM scratch\nCOPY b.txt /\n");
        Digest image = builds.build(request, events::add);
        assertThat(engine.images().inspect(image.toString()).diffIds()).hasSize(1);
    }

    @Test
    void what_fails_is_thrown_with_its_reason() {
        var failure = catchThrowableOfType(EngineException.class,
                () -> builds.build(request().withText("FROM scratch\nCOPY nope /\n"), events::add));
        assertThat(failure.reason()).isEqualTo(Reason.INVALID);
        assertThat(failure).hasMessageContaining("stat nope");
        assertThat(events).anyMatch(event -> event instanceof BuildEvent.Failed failed && failed.line() == 2);
        assertThat(catchThrowableOfType(EngineException.class,
                () -> builds.build(request().withText("FOO\n"), events::add)).reason()).isEqualTo(Reason.INVALID);
    }

    @Test
    void a_listener_that_wants_no_more_is_heard() {
        assertThat(catchThrowableOfType(CancellationException.class, () -> builds.build(request(), event -> {
            throw new CancellationException("enough");
        }))).isNotNull();
    }

    /** A build by another client, which stands still until it is let go. */
    private CompletableFuture<Throwable> standingBuild(CountDownLatch letGo) {
        var begun = new CountDownLatch(1);
        var thrown = new CompletableFuture<Throwable>();
        Thread.ofVirtual().start(() -> thrown.complete(catchThrowable(
                () -> local.builds().orElseThrow().build(request(), event -> {
                    begun.countDown();
                    await(letGo);
                }))));
        await(begun);
        return thrown;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException().initCause(e);
        }
    }

    @Test
    @Timeout(120)
    void a_follower_hears_what_another_client_builds_and_may_leave() throws Exception {
        var letGo = new CountDownLatch(1);
        CompletableFuture<Throwable> thrown = standingBuild(letGo);
        BuildHistory history = builds.history();
        BuildRecord running = history.outline().getFirst();
        assertThat(running.outcome()).isInstanceOf(BuildRecord.Outcome.Running.class);
        assertThat(local.idleSince()).isEmpty();
        var heard = new CountDownLatch(1);
        var left = new CompletableFuture<Throwable>();
        Thread follower = Thread.ofVirtual().start(() -> left.complete(catchThrowable(
                () -> history.follow(running.id(), _ -> heard.countDown()))));
        await(heard);
        follower.interrupt();
        assertThat(left.get()).isInstanceOf(CancellationException.class);
        letGo.countDown();
        assertThat(history.follow(running.id(), entry -> events.add(entry.event())).outcome())
                .isInstanceOf(BuildRecord.Outcome.Built.class);
        assertThat(events).hasAtLeastOneElementOfType(BuildEvent.Tagged.class);
        assertThat(thrown.get()).isNull();
    }

    @Test
    @Timeout(120)
    void a_client_can_cancel_what_another_one_builds() throws Exception {
        CompletableFuture<Throwable> thrown = standingBuild(new CountDownLatch(1));
        BuildHistory history = builds.history();
        String id = history.outline().getFirst().id();
        history.cancel(id);
        assertThat(thrown.get()).isInstanceOf(EngineException.class).hasMessage("the build was cancelled");
        assertThat(history.outline().getFirst().outcome()).isInstanceOf(BuildRecord.Outcome.Cancelled.class);
        assertThat(local.idleSince()).isPresent();
    }

    @Test
    void the_cache_is_listed_and_pruned() throws Exception {
        builds.build(request(), events::add);
        assertThat(engine.system().diskUsage().buildCache()).hasSize(3);
        assertThat(builds.pruneCache(true, Filters.NONE).ids()).hasSize(3);
        assertThat(engine.system().diskUsage().buildCache()).isEmpty();
    }

    @Test
    void every_event_and_reason_comes_back_as_it_was() {
        Digest id = Digest.of("x".getBytes(UTF_8));
        var all = new ArrayList<BuildEvent>(List.of(
                new BuildEvent.Planned(List.of(new BuildStep(1, 0, "s", "RUN x", 2, 3, List.of(1, 2)))),
                new BuildEvent.Started(1), new BuildEvent.Running(1, "c"), new BuildEvent.Output(1, true, "é\n"),
                new BuildEvent.Finished(1, id, 5, Duration.ofNanos(1_234_567_891L)),
                new BuildEvent.Finished(1, null, 0, new dev.cutaway.engine.api.build.TouchedFiles(1, 2, 3),
                        Duration.ZERO),
                new BuildEvent.Failed(1, 2, "m", null),
                new BuildEvent.Failed(1, 2, "m", 127), new BuildEvent.Warning(0, "w"), new BuildEvent.Built(id),
                new BuildEvent.Tagged(ImageReference.parse("localhost:5000/a/b:1"))));
        List.of(new CacheReason.Same(), new CacheReason.NothingToDo(), new CacheReason.Disabled(),
                new CacheReason.NoEntry(), new CacheReason.BaseChanged("a", "b"), new CacheReason.ParentChanged(4),
                new CacheReason.InstructionChanged("a", "b"), new CacheReason.ArgumentChanged("V"),
                new CacheReason.FileChanged("p", CacheReason.Difference.ADDED), new CacheReason.ResultGone())
                .forEach(reason -> all.add(new BuildEvent.Decided(1, reason)));
        for (BuildEvent event : all) {
            assertThat(BuildDocuments.event(BuildDocuments.event(event))).isEqualTo(event);
        }
    }
}
