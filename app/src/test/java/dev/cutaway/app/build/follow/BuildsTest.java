package dev.cutaway.app.build.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.build.BuildingEngine;
import dev.cutaway.app.build.FakeBuilds;
import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.engines.Engines;
import dev.cutaway.app.library.MemoryEngine;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.EngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

/** What becomes of a build that is asked for before the engine is there. */
class BuildsTest {

    @TempDir
    Path logs;

    private final ArrayDeque<Runnable> work = new ArrayDeque<>();
    private final LinkedBlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final ArrayList<Throwable> failures = new ArrayList<>();
    private int orders;
    private Engines engines;

    /** Its engine is being reached, and comes with {@link #connect}. */
    private Builds builds(EngineEntry.Connector connector) {
        Builds builds = unknown(connector);
        look();
        return builds;
    }

    /** Its engine is not even known yet; it is reached for with {@link #look}. */
    private Builds unknown(EngineEntry.Connector connector) {
        var tasks = new Tasks(work::add, ui::add);
        engines = new Engines(() -> List.of(entry("one", connector)), tasks, AppSettings.inMemory());
        return new Builds(engines, tasks, new Texts(Locale.ENGLISH), notice -> {
        }, logs);
    }

    private static EngineEntry entry(String id, EngineEntry.Connector connector) {
        return new EngineEntry(id, EngineEntry.Kind.DOCKER, id, "", "", connector);
    }

    private static BuildingEngine engine() {
        return new BuildingEngine(new MemoryEngine(true), new FakeBuilds());
    }

    private void look() {
        engines.look();
        connect();
    }

    private void connect() {
        work.remove().run();
        ui.remove().run();
    }

    @AfterEach
    void close() {
        engines.close();
    }

    private BooleanSupplier start(Builds builds) {
        return builds.start(progress -> {
            orders++;
            throw new IOException("it could not be read");
        }, build -> {
        }, failures::add);
    }

    @Test
    void a_build_waits_for_an_engine_that_is_just_being_reached() {
        Builds builds = builds(BuildsTest::engine);
        start(builds);
        assertThat(orders).isZero();
        connect();
        work.forEach(Runnable::run);
        assertThat(orders).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void an_engine_that_does_not_build_says_so_once_it_is_there() {
        Builds builds = builds(() -> new MemoryEngine(true));
        start(builds);
        assertThat(failures).isEmpty();
        connect();
        assertThat(failures).singleElement().isInstanceOfSatisfying(EngineException.class,
                e -> assertThat(e.reason()).isEqualTo(EngineException.Reason.UNSUPPORTED));
    }

    @Test
    void where_the_engine_does_not_come_its_reason_is_that_of_the_build() {
        var reason = new IOException("nobody listens");
        Builds builds = builds(() -> {
            throw reason;
        });
        start(builds);
        connect();
        assertThat(failures).containsExactly(reason);
        start(builds);
        assertThat(failures).containsExactly(reason, reason);
    }

    @Test
    void a_build_waits_also_before_it_is_known_which_engines_there_are() {
        Builds builds = unknown(BuildsTest::engine);
        start(builds);
        assertThat(failures).isEmpty();
        look();
        connect();
        work.forEach(Runnable::run);
        assertThat(orders).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void a_build_that_waits_goes_to_the_engine_that_is_chosen_meanwhile() {
        Builds builds = builds(() -> {
            throw new IOException("nobody listens");
        });
        start(builds);
        work.clear();
        engines.choose(entry("two", BuildsTest::engine));
        assertThat(failures).isEmpty();
        connect();
        work.forEach(Runnable::run);
        assertThat(orders).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void a_build_that_waits_can_be_taken_back() {
        Builds builds = builds(BuildsTest::engine);
        BooleanSupplier withdraw = start(builds);
        assertThat(withdraw.getAsBoolean()).isTrue();
        assertThat(withdraw.getAsBoolean()).isFalse();
        connect();
        work.forEach(Runnable::run);
        assertThat(orders).isZero();
        assertThat(failures).isEmpty();
    }

    @Test
    void a_build_that_was_sent_cannot_be_taken_back() {
        Builds builds = builds(BuildsTest::engine);
        BooleanSupplier withdraw = start(builds);
        connect();
        assertThat(withdraw.getAsBoolean()).isFalse();
    }

    @Test
    void builds_that_wait_at_the_end_are_dropped_in_silence() {
        Builds builds = builds(BuildsTest::engine);
        start(builds);
        builds.close();
        connect();
        work.forEach(Runnable::run);
        assertThat(orders).isZero();
        assertThat(failures).isEmpty();
    }
}
