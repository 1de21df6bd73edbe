package dev.cutaway.engine.local.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.Retention;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Builds that are followed, cancelled, and read again later. */
@Timeout(120)
class BuildHistoryTest extends WorkbenchTest {

    private static final String TALKING = "FROM lab/fxsite:1\nRUN i=0; while [ $i -lt 500 ]; do echo line $i;"
            + " echo error $i >&2; i=$((i+1)); done\nRUN echo last\n";

    @BeforeEach
    void open() throws IOException {
        Workbench.assumeCommandsRun();
        bench.withBase();
    }

    private BuildHistory history() {
        return bench.builds.history();
    }

    /** A follower on a thread of its own. */
    private final class Follower {

        final List<BuildLogEntry> told = new ArrayList<>();
        final CountDownLatch output = new CountDownLatch(1);
        final CompletableFuture<BuildRecord> end;

        Follower(String id, CountDownLatch mayGoOn) {
            end = CompletableFuture.supplyAsync(() -> {
                try {
                    return history().follow(id, entry -> {
                        told.add(entry);
                        if (entry.event() instanceof BuildEvent.Output) {
                            output.countDown();
                            await(mayGoOn);
                        }
                    });
                } catch (EngineException e) {
                    throw new IllegalStateException(e);
                }
            }, Executors.newVirtualThreadPerTaskExecutor());
        }

        Follower(String id) {
            this(id, new CountDownLatch(0));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException().initCause(e);
        }
    }

    @Test
    void what_is_read_after_a_restart_is_what_was_told_live() throws Exception {
        String id = history().start(bench.request(TALKING, Map.of()));
        var one = new Follower(id);
        var two = new Follower(id);
        BuildRecord end = one.end.get();
        assertThat(end.outcome()).isInstanceOf(Outcome.Built.class);
        assertThat(two.end.get()).isEqualTo(end);
        assertThat(two.told).isEqualTo(one.told);
        var text = new StringBuilder();
        one.told.forEach(entry -> {
            if (entry.event() instanceof BuildEvent.Output output && !output.stderr()) {
                text.append(output.text());
            }
        });
        assertThat(text.toString().lines()).hasSize(501).endsWith("line 499", "last");

        reopen(Retention.DEFAULT);
        assertThat(history().outline()).containsExactly(end.withoutText());
        var again = new Follower(id);
        assertThat(again.end.get()).isEqualTo(end);
        assertThat(again.told).isEqualTo(one.told);
    }

    @Test
    void a_follower_that_is_slow_or_goes_away_stops_nothing() throws Exception {
        String id = history().start(bench.request(TALKING, Map.of()));
        var ended = new CountDownLatch(1);
        var slow = new Follower(id, ended);
        assertThat(catchThrowable(() -> history().follow(id, entry -> {
            if (entry.event() instanceof BuildEvent.Output) {
                throw new CancellationException("gone");
            }
        }))).isInstanceOf(CancellationException.class);
        var steady = new Follower(id);
        assertThat(steady.end.get().outcome()).isInstanceOf(Outcome.Built.class);
        assertThat(slow.end).isNotDone();
        ended.countDown();
        slow.end.get();
        assertThat(slow.told).isEqualTo(steady.told);
    }

    @Test
    void a_follower_that_is_interrupted_ends_and_the_build_goes_on() throws Exception {
        String id = history().start(bench.request("FROM lab/fxsite:1\nRUN echo on; sleep 4716\n", Map.of()));
        var thrown = new CompletableFuture<Throwable>();
        Thread follower = Thread.ofVirtual().start(() -> thrown.complete(catchThrowable(
                () -> history().follow(id, _ -> {
                }))));
        await(new Follower(id).output);
        follower.interrupt();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(history().outline().getFirst().outcome()).isInstanceOf(Outcome.Running.class);
        assertThat(bench.builds.idleSince()).isEmpty();
        history().cancel(id);
        assertThat(bench.builds.idleSince()).isPresent();
    }

    @Test
    void a_cancelled_build_leaves_nothing_running() throws Exception {
        String id = history().start(bench.request(
                "FROM lab/fxsite:1\nRUN trap '' TERM INT; (sleep 4714 &); echo on; sleep 4714\n", Map.of()));
        var follower = new Follower(id);
        await(follower.output);
        assertThat(catchThrowableOfType(EngineException.class, () -> history().remove(List.of(id))).reason())
                .isEqualTo(Reason.CONFLICT);
        history().cancel(id);
        assertThat(processes("sleep 4714")).isZero();
        assertThat(follower.end.get().outcome()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(history().outline()).containsExactly(follower.end.get().withoutText());
        assertThat(bench.catalog.snapshot().images()).hasSize(1);
    }

    @Test
    void who_waits_for_a_build_that_another_cancels_is_told() throws Exception {
        var request = bench.request("FROM lab/fxsite:1\nRUN echo on; sleep 4715\n", Map.of());
        var running = new CountDownLatch(1);
        var thrown = CompletableFuture.supplyAsync(() -> catchThrowable(() -> bench.builds.build(request, event -> {
            if (event instanceof BuildEvent.Output) {
                running.countDown();
            }
        })));
        await(running);
        history().cancel(history().outline().getFirst().id());
        assertThat(thrown.get()).isInstanceOf(EngineException.class).hasMessage("the build was cancelled");
    }

    @Test
    void a_build_in_an_engine_that_ends_is_interrupted() throws Exception {
        String id = history().start(bench.request("FROM lab/fxsite:1\nRUN echo on; sleep 4717\n", Map.of()));
        var follower = new Follower(id);
        await(follower.output);
        reopen(Retention.DEFAULT);
        assertThat(processes("sleep 4717")).isZero();
        assertThat(follower.end.get().outcome()).isInstanceOf(Outcome.Interrupted.class);
        assertThat(history().outline()).containsExactly(follower.end.get().withoutText());
    }

    @Test
    void the_oldest_builds_go_when_they_are_too_many_or_too_large() throws Exception {
        reopen(new Retention(3, 1 << 20, 3));
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            String id = history().start(bench.request("FROM lab/fxsite:1\nRUN echo " + i + "\n", Map.of()));
            new Follower(id).end.get();
            ids.addFirst(id);
        }
        history().cancel(ids.getFirst());
        assertThat(history().outline()).extracting(BuildRecord::id).isEqualTo(ids.subList(0, 3));
        String large = history().start(bench.request("FROM lab/fxsite:1\nRUN yes | head -c 2000000\n", Map.of()));
        new Follower(large).end.get();
        history().cancel(large);
        bench.builds.close();
        assertThat(history().outline()).extracting(BuildRecord::id).containsExactly(large);
        try (var folders = Files.list(data.resolve("builds"))) {
            assertThat(folders).containsExactly(data.resolve("builds").resolve(large));
        }
    }

    @Test
    void how_much_stays_is_known_to_the_next_engine_and_spares_what_runs() throws Exception {
        String running = history().start(bench.request("FROM lab/fxsite:1\nRUN echo on; sleep 4719\n", Map.of()));
        await(new Follower(running).output);
        String newest = history().start(bench.request("FROM lab/fxsite:1\n", Map.of()));
        new Follower(newest).end.get();
        history().retain(new Retention(1, 0, 0));
        assertThat(history().outline()).extracting(BuildRecord::id).containsExactly(newest, running);
        history().cancel(running);
        assertThat(history().outline()).extracting(BuildRecord::id).containsExactly(newest);
        reopen(Retention.DEFAULT);
        assertThat(history().retention()).isEqualTo(new Retention(1, 0, 0));
        assertThat(history().outline()).extracting(BuildRecord::id).containsExactly(newest);
        java.nio.file.Files.writeString(data.resolve("builds/retention.json"), "{\"builds\":0}");
        reopen(Retention.DEFAULT);
        assertThat(history().retention()).isEqualTo(Retention.DEFAULT);
    }

    @Test
    void two_builds_at_once_are_told_apart() throws Exception {
        String one = history().start(bench.request("FROM lab/fxsite:1\nRUN echo one\n", Map.of()));
        String two = history().start(bench.request("FROM lab/fxsite:1\nRUN echo two\n", Map.of()));
        var first = new Follower(one);
        var second = new Follower(two);
        first.end.get();
        second.end.get();
        assertThat(first.told).extracting(BuildLogEntry::event).contains(new BuildEvent.Output(2, false, "one\n"));
        assertThat(second.told).extracting(BuildLogEntry::event).contains(new BuildEvent.Output(2, false, "two\n"));
    }

    private static long processes(String argument) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(argument)).count();
    }
}
