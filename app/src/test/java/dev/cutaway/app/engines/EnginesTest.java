package dev.cutaway.app.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.library.MemoryEngine;
import dev.cutaway.app.library.Shop;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.task.Tasks;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;

class EnginesTest {

    private final AppSettings settings = AppSettings.inMemory();
    private final MemoryEngine engine = Shop.fill(new MemoryEngine(true));
    private final EngineEntry first = entry("first", () -> engine);
    private final EngineEntry second = entry("second", () -> {
        throw new IOException("nobody listens");
    });
    private final LinkedBlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    /** Work at once, its ends when the test says so. */
    private final Tasks tasks = new Tasks(Runnable::run, ui::add);
    private final Engines engines = new Engines(() -> List.of(first, second), tasks, settings);

    private static EngineEntry entry(String id, EngineEntry.Connector connector) {
        return new EngineEntry(id, EngineEntry.Kind.DOCKER, id, "", "", connector);
    }

    /** Runs what is meant for the UI thread, waiting for the first of it. */
    private void deliver() throws InterruptedException {
        Runnable next = ui.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("something for the UI thread").isNotNull();
        while (next != null) {
            next.run();
            next = ui.poll();
        }
    }

    @Test
    void the_first_is_chosen_and_what_happens_in_it_is_told() throws InterruptedException {
        engines.look();
        deliver();
        assertThat(engines.stateProperty().get()).isInstanceOf(EngineState.There.class);
        long before = engines.revisionProperty().get();
        engine.keep("new:1", Instant.EPOCH, null, "layer:1");
        while (engines.revisionProperty().get() == before) {
            deliver();
        }
        assertThat(engines.revisionProperty().get()).isGreaterThan(before);
        engines.close();
    }

    /** Each time it is reached its follower tells once: then it listens, and hears when the engine ends. */
    private void waitForFollowers(int count) throws InterruptedException {
        while (engines.revisionProperty().get() < count) {
            deliver();
        }
    }

    @Test
    void the_bundled_one_is_started_again_when_it_ends_but_not_for_ever() throws InterruptedException {
        engines.choose(new EngineEntry("bundled", EngineEntry.Kind.BUNDLED, "", "", "", () -> engine));
        deliver();
        for (int times = 1; times <= 3; times++) {
            waitForFollowers(times);
            engine.end();
            while (engines.returnedProperty().get() < times) {
                deliver();
            }
            assertThat(engines.stateProperty().get().reached()).contains(engine);
        }
        waitForFollowers(4);
        engine.end();
        while (engines.stateProperty().get() instanceof EngineState.There) {
            deliver();
        }
        assertThat(engines.stateProperty().get()).isInstanceOf(EngineState.Gone.class);
        engines.close();
    }

    @Test
    void looking_again_finds_what_came_and_leaves_alone_what_stayed() throws InterruptedException {
        var there = new ArrayList<>(List.of(first));
        var found = new Engines(() -> List.copyOf(there), tasks, settings);
        var changes = new AtomicInteger();
        found.entries().addListener((ListChangeListener<EngineEntry>) change -> changes.incrementAndGet());
        found.look();
        deliver();
        found.look();
        deliver();
        assertThat(changes).hasValue(1);
        there.add(second);
        found.look();
        deliver();
        assertThat(found.entries()).containsExactly(first, second);
        found.close();
    }

    @Test
    void one_that_does_not_answer_is_gone_with_the_reason_and_the_choice_is_remembered() throws InterruptedException {
        engines.choose(second);
        deliver();
        assertThat(engines.stateProperty().get()).isInstanceOfSatisfying(EngineState.Gone.class,
                gone -> assertThat(gone.reason()).hasMessage("nobody listens"));
        assertThat(settings.text("engine", "").get()).isEqualTo("second");
        engines.choose(first);
        deliver();
        assertThat(engines.stateProperty().get().reached()).contains(engine);
        engines.close();
    }
}
