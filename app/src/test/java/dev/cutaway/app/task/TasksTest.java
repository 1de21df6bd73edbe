package dev.cutaway.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyStringWrapper;

class TasksTest {

    private final ArrayDeque<Runnable> background = new ArrayDeque<>();
    private final ArrayDeque<Runnable> ui = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(background::add, ui::add);
    private final List<String> results = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void the_result_comes_on_the_ui_thread_and_the_job_leaves_the_list() {
        Job job = start(progress -> "done");
        assertThat(tasks.running()).containsExactly(job);
        run(background);
        assertThat(results).isEmpty();
        assertThat(tasks.isIdle()).isFalse();
        run(ui);
        assertThat(results).containsExactly("done");
        assertThat(job.stateProperty().get()).isEqualTo(Job.State.DONE);
        assertThat(tasks.running()).isEmpty();
        assertThat(tasks.isIdle()).isTrue();
    }

    @Test
    void progress_becomes_a_fraction_and_reports_do_not_pile_up() {
        Job job = start(progress -> {
            progress.total(100);
            for (int i = 0; i < 25; i++) {
                progress.advance(1);
            }
            return "done";
        });
        assertThat(job.fractionProperty().get()).isEqualTo(-1);
        run(background);
        assertThat(ui).hasSize(2);
        run(ui);
        assertThat(job.fractionProperty().get()).isEqualTo(0.25);
    }

    @Test
    void phases_are_told_as_one() {
        Job job = start(progress -> {
            var phases = new Phases(progress);
            var first = phases.next();
            first.total(30);
            first.advance(30);
            var second = phases.next();
            second.total(70);
            second.advance(20);
            return "done";
        });
        run(background);
        run(ui);
        assertThat(job.fractionProperty().get()).isEqualTo(0.5);
    }

    @Test
    void a_failure_is_handed_over() {
        Job job = start(progress -> {
            throw new IOException("disk on fire");
        });
        run(background);
        run(ui);
        assertThat(failures).singleElement().isInstanceOf(IOException.class);
        assertThat(job.stateProperty().get()).isEqualTo(Job.State.FAILED);
        assertThat(results).isEmpty();
    }

    @Test
    void cancelling_stops_work_at_its_next_step_and_nothing_is_handed_over() {
        var steps = new ArrayList<Integer>();
        var job = new Job[1];
        job[0] = start(progress -> {
            for (int i = 0; i < 10; i++) {
                steps.add(i);
                if (i == 3) {
                    job[0].cancel();
                }
                progress.advance(1);
            }
            return "never";
        });
        run(background);
        run(ui);
        assertThat(steps).containsExactly(0, 1, 2, 3);
        assertThat(job[0].stateProperty().get()).isEqualTo(Job.State.CANCELLED);
        assertThat(results).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void what_a_cancelled_job_still_brings_is_closed() throws InterruptedException {
        var closed = new CountDownLatch(1);
        Job job = tasks.start(new ReadOnlyStringWrapper("late"), progress -> (AutoCloseable) closed::countDown,
                result -> results.add("delivered"), failures::add);
        run(background);
        job.cancel();
        run(ui);
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(results).isEmpty();
    }

    @Test
    void a_failure_after_cancelling_is_not_shown() {
        Job job = start(progress -> {
            throw new IOException("because the file was closed");
        });
        job.cancel();
        run(background);
        run(ui);
        assertThat(failures).isEmpty();
        assertThat(tasks.isIdle()).isTrue();
    }

    private Job start(Work<String> work) {
        return tasks.start(new ReadOnlyStringWrapper("work"), work, results::add, failures::add);
    }

    private static void run(ArrayDeque<Runnable> queue) {
        while (!queue.isEmpty()) {
            queue.removeFirst().run();
        }
    }
}
