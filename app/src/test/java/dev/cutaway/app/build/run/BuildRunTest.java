package dev.cutaway.app.build.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.build.run.BuildColors.Layer;
import dev.cutaway.app.build.run.StepState.Phase;
import dev.cutaway.app.control.LayerColor;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.BuildStep;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.api.build.CacheReason.Difference;
import dev.cutaway.engine.api.build.TouchedFiles;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class BuildRunTest {

    private final BuildRun run = new BuildRun("b1");

    /** Stages of the mock-up: two that go on from the first, and a last one that takes from both. */
    private static List<BuildStep> plan() {
        var steps = new ArrayList<BuildStep>();
        steps.add(new BuildStep(1, 0, "", "ARG DEBIAN=12", 2, 2, List.of()));
        steps.add(new BuildStep(2, 0, "base", "FROM debian:$DEBIAN AS base", 4, 4, List.of()));
        steps.add(new BuildStep(3, 0, "base", "RUN apt-get update", 5, 6, List.of(2)));
        steps.add(new BuildStep(4, 1, "build", "FROM base AS build", 8, 8, List.of(3)));
        steps.add(new BuildStep(5, 1, "build", "WORKDIR /src", 9, 9, List.of(4)));
        steps.add(new BuildStep(6, 1, "build", "COPY requirements.txt .", 10, 10, List.of(5)));
        steps.add(new BuildStep(7, 1, "build", "RUN pip install", 11, 13, List.of(6)));
        steps.add(new BuildStep(8, 2, "native", "FROM base AS native", 15, 15, List.of(3)));
        steps.add(new BuildStep(9, 2, "native", "COPY native/ /src/", 16, 16, List.of(8)));
        steps.add(new BuildStep(10, 3, "3", "FROM base", 19, 19, List.of(3)));
        steps.add(new BuildStep(11, 3, "3", "COPY --from=build /opt /opt", 20, 20, List.of(10, 7)));
        steps.add(new BuildStep(12, 3, "3", "CMD python3", 25, 25, List.of(11)));
        return steps;
    }

    @Test
    void numbers_go_on_from_the_stage_below_and_the_target_has_its_colours_first() {
        BuildColors colors = BuildColors.of(plan());
        assertThat(colors.layer(2)).contains(new Layer(1, LayerColor.G1));
        assertThat(colors.layer(3)).contains(new Layer(2, LayerColor.L1));
        assertThat(colors.layer(11)).contains(new Layer(3, LayerColor.L2));
        assertThat(colors.layer(6)).contains(new Layer(3, LayerColor.L3));
        assertThat(colors.layer(7)).contains(new Layer(4, LayerColor.L4));
        assertThat(colors.layer(9)).contains(new Layer(3, LayerColor.L5));
        assertThat(List.of(1, 4, 5, 8, 10, 12)).allMatch(step -> colors.layer(step).isEmpty());
    }

    @Test
    void a_stage_from_scratch_begins_with_its_own_first_layer() {
        BuildColors colors = BuildColors.of(List.of(
                new BuildStep(1, 0, "0", "FROM --platform=linux/amd64 scratch", 1, 1, List.of()),
                new BuildStep(2, 0, "0", "COPY a /", 2, 2, List.of(1))));
        assertThat(colors.layer(1)).isEmpty();
        assertThat(colors.layer(2)).contains(new Layer(1, LayerColor.L1));
    }

    @Test
    void what_makes_a_layer_is_known_when_a_step_has_ended() {
        tell(0, new BuildEvent.Planned(plan()));
        tell(10, new BuildEvent.Finished(3, null, 31_200_000, new TouchedFiles(9, 1, 0), Duration.ofMillis(5)));
        tell(11, new BuildEvent.Finished(5, null, 0, new TouchedFiles(1, 0, 0), Duration.ofMillis(5)));
        tell(12, new BuildEvent.Finished(6, null, 0, Duration.ofMillis(5)));
        assertThat(run.colors().layer(5)).contains(new Layer(3, LayerColor.L3));
        assertThat(run.colors().layer(6)).isEmpty();
        assertThat(run.colors().layer(7)).contains(new Layer(4, LayerColor.L4));
    }

    @Test
    void an_engine_that_does_not_tell_what_steps_touch_is_taken_as_planned() {
        tell(0, new BuildEvent.Planned(plan()));
        BuildColors planned = run.colors();
        tell(10, new BuildEvent.Finished(3, null, 0, Duration.ofMillis(5)));
        tell(11, new BuildEvent.Finished(5, null, 0, Duration.ofMillis(5)));
        assertThat(run.colors()).isSameAs(planned);
    }

    @Test
    void a_step_of_a_build_that_was_cancelled_did_not_fail() {
        tell(0, new BuildEvent.Planned(plan()));
        tell(1, new BuildEvent.Started(7));
        tell(2, new BuildEvent.Started(9));
        tell(3, new BuildEvent.Failed(7, 11, "interrupted", null));
        run.ended(new Outcome.Cancelled(Duration.ofMillis(4)));
        assertThat(List.of(phase(7), phase(9))).containsOnly(Phase.STOPPED);
    }

    @Test
    void events_make_the_steps_what_they_are() {
        tell(0, new BuildEvent.Planned(plan()));
        tell(10, new BuildEvent.Started(3));
        tell(12, new BuildEvent.Decided(3, new CacheReason.Same()));
        tell(15, new BuildEvent.Finished(3, null, 31_200_000, Duration.ofMillis(5)));
        tell(20, new BuildEvent.Started(7));
        tell(21, new BuildEvent.Decided(7, new CacheReason.FileChanged("requirements.txt", Difference.CONTENT)));
        tell(25, new BuildEvent.Output(7, false, "hello"));
        assertThat(phase(3)).isEqualTo(Phase.CACHED);
        assertThat(phase(7)).isEqualTo(Phase.RUNNING);
        assertThat(run.finished()).isEqualTo(1);
        assertThat(run.at(12)).singleElement().returns(7, each -> each.step().number());
        tell(14_200, new BuildEvent.Finished(7, null, 412, Duration.ofMillis(14_180)));
        assertThat(run.written()).isEqualTo(412);
        assertThat(run.count(Phase.CACHED)).isEqualTo(1);
    }

    @Test
    void a_base_image_is_nothing_that_the_build_wrote() {
        tell(0, new BuildEvent.Planned(plan()));
        tell(10, new BuildEvent.Started(2));
        tell(10, new BuildEvent.Decided(2, new CacheReason.NothingToDo()));
        tell(11, new BuildEvent.Finished(2, null, 116_000_000, Duration.ofMillis(1)));
        assertThat(run.step(2).orElseThrow().state().bytes()).isEqualTo(116_000_000);
        assertThat(run.written()).isZero();
    }

    @Test
    void a_failure_stops_what_ran_beside_it() {
        tell(0, new BuildEvent.Planned(plan()));
        tell(10, new BuildEvent.Started(7));
        tell(10, new BuildEvent.Started(9));
        tell(900, new BuildEvent.Failed(7, 11, "exit code 2", 2));
        run.ended(new Outcome.Failed(7, 11, "exit code 2", 2, null, Duration.ofMillis(950)));
        assertThat(phase(7)).isEqualTo(Phase.FAILED);
        assertThat(phase(9)).isEqualTo(Phase.STOPPED);
        assertThat(phase(12)).isEqualTo(Phase.WAITING);
        assertThat(run.isRunning()).isFalse();
        assertThat(run.step(7).orElseThrow().state().took()).isEqualTo(Duration.ofMillis(890));
    }

    @Test
    void files_are_there_where_a_step_left_some() {
        tell(0, new BuildEvent.Planned(plan()));
        tell(1, new BuildEvent.Finished(2, null, 1, 116, null, Duration.ZERO));
        tell(2, new BuildEvent.Started(3));
        // As an older engine tells it.
        tell(3, new BuildEvent.Finished(5, null, 12, Duration.ZERO));
        assertThat(List.of(files(2), files(3), files(5), files(6))).containsExactly(true, false, false, false);
    }

    @Test
    void a_failed_step_left_files_where_its_build_kept_them() {
        tell(0, new BuildEvent.Planned(plan()));
        tell(1, new BuildEvent.Failed(7, 11, "exit code 2", 2));
        assertThat(files(7)).isFalse();
        run.ended(new Outcome.Failed(7, 11, "exit code 2", 2, null, Duration.ofMillis(4)));
        assertThat(files(7)).isFalse();
        run.ended(new Outcome.Failed(7, 11, "exit code 2", 2, Digest.of(new byte[]{1}), Duration.ofMillis(4)));
        assertThat(files(7)).isTrue();
        assertThat(run.step(7).orElseThrow().state().message()).isEqualTo("exit code 2");
    }

    private boolean files(int step) {
        return run.step(step).orElseThrow().state().hasFiles();
    }

    @Test
    void events_of_steps_that_nobody_planned_change_nothing() {
        tell(0, new BuildEvent.Finished(99, null, 5, Duration.ZERO));
        tell(0, new BuildEvent.Started(4));
        assertThat(run.steps()).isEmpty();
        assertThat(run.written()).isZero();
    }

    private Phase phase(int step) {
        return run.step(step).orElseThrow().state().phase();
    }

    private void tell(long millis, BuildEvent event) {
        run.accept(new BuildLogEntry(Duration.ofMillis(millis), event));
    }
}
