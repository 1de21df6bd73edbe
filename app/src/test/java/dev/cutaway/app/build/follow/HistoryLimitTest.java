package dev.cutaway.app.build.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.build.FakeBuilds;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.Retention;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Objects;

class HistoryLimitTest {

    private static final Retention FEW = new Retention(3, 1_000, 1);

    private final ArrayDeque<Runnable> background = new ArrayDeque<>();
    private final HistoryLimit limit = new HistoryLimit(new Tasks(background::add, Runnable::run));
    private final ArrayList<Throwable> failures = new ArrayList<>();

    @Test
    void what_is_set_is_what_stays() {
        var engine = new FakeBuilds();
        limit.read(engine);
        limit.set(FEW, () -> {
        }, failures::add);
        work();
        assertThat(limit.valueProperty().get()).isEqualTo(FEW);
        assertThat(engine.retention()).isEqualTo(FEW);
    }

    @Test
    void what_was_set_for_an_engine_is_not_said_of_the_one_that_was_chosen_since() {
        limit.read(new FakeBuilds());
        work();
        limit.set(FEW, () -> {
        }, failures::add);
        Runnable setting = Objects.requireNonNull(background.poll());
        limit.read(new FakeBuilds());
        work();
        setting.run();
        assertThat(limit.valueProperty().get()).isEqualTo(Retention.DEFAULT);
        assertThat(failures).isEmpty();
    }

    @Test
    void without_an_engine_it_is_said_that_nothing_was_set() {
        limit.set(FEW, () -> {
        }, failures::add);
        work();
        assertThat(failures).singleElement().isInstanceOf(EngineException.class);
    }

    private void work() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }
}
