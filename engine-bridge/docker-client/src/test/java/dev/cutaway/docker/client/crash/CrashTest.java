package dev.cutaway.docker.client.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class CrashTest {

    private static final int KILLS = Integer.getInteger("cutaway.kills", 8);
    private static final int LONGEST_LIFE_MS = 900;

    private final long seed = Long.getLong("cutaway.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<RestlessClient> clients = List.of(new RestlessClient("one", seed + 1),
            new RestlessClient("two", seed + 2));

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void an_engine_killed_at_any_moment_has_lost_nothing_it_acknowledged() throws Exception {
        Path data = folder.resolve("data");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int kill = 0; kill < KILLS; kill++) {
                live(data, threads, kill == 0);
                try (var engine = new KilledEngine(data, folder.resolve("s/engine.sock"), folder.resolve("log"));
                        Engine client = engine.client()) {
                    verify(client, data);
                } catch (IOException | AssertionError e) {
                    throw new AssertionError("after kill " + kill + " with -Dcutaway.seed=" + seed, e);
                }
            }
        }
        assertThat(clients).allMatch(client -> client.done() > 0);
    }

    /**
     * One life, ended in the middle of whatever goes on.
     *
     * @param answering whether it goes on at least until each client had an answer: a slow machine may need all others for
     *        the engine's start
     */
    private void live(Path data, ExecutorService threads, boolean answering)
            throws IOException, InterruptedException, ExecutionException {
        try (var engine = new KilledEngine(data, folder.resolve("s/engine.sock"), folder.resolve("log"))) {
            List<Future<?>> running = new ArrayList<>();
            for (RestlessClient client : clients) {
                Engine connection = engine.client();
                running.add(threads.submit((Callable<Void>) () -> {
                    try (connection) {
                        client.run(connection);
                    }
                    return null;
                }));
            }
            if (answering) {
                for (RestlessClient client : clients) {
                    assertThat(client.awaitAnswer()).isTrue();
                }
            }
            var life = new java.util.concurrent.CountDownLatch(1);
            assertThat(life.await(20 + random.nextInt(LONGEST_LIFE_MS), TimeUnit.MILLISECONDS)).isFalse();
            assertThat(engine.isAlive()).isTrue();
            engine.kill();
            for (Future<?> client : running) {
                client.get();
            }
        }
    }

    private void verify(Engine client, Path data) throws IOException {
        assertThat(client.store().orElseThrow().check(Progress.NONE)).isEmpty();
        Map<String, Digest> tags = new HashMap<>();
        for (ImageSummary image : client.images().list(ImageQuery.EVERYTHING)) {
            image.tags().forEach(tag -> tags.put(tag.familiar(), image.id()));
            client.images().save(List.of(image.id().toString()), SaveOptions.DEFAULT, OutputStream.nullOutputStream(),
                    Progress.NONE);
        }
        clients.forEach(each -> each.ledger().settle(tags));
        verifyBuilds(client.builds().orElseThrow().history());
        var usage = client.store().orElseThrow().usage();
        assertThat(usage.unfinished()).isZero();
        assertThat(usage.layers() + usage.documents() + usage.trash() + usage.builds())
                .isEqualTo(sizeOf(data.resolve("blobs")) + sizeOf(data.resolve("builds")));
        assertThat(usage.indexes()).isEqualTo(sizeOf(data.resolve("index")));
    }

    /** Whatever was built is told to its end, and nothing in it is damaged. */
    private static void verifyBuilds(BuildHistory history) throws IOException {
        for (BuildRecord build : history.outline()) {
            assertThat(build.outcome()).isInstanceOfAny(Outcome.Built.class, Outcome.Interrupted.class);
            assertThat(history.follow(build.id(),
                    entry -> assertThat(entry.event()).isNotInstanceOf(BuildEvent.Warning.class))
                    .withoutText()).isEqualTo(build);
        }
    }

    private static long sizeOf(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}
