package dev.cutaway.app.build.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.timeline.TimelineLayout.Kind;
import dev.cutaway.app.build.timeline.TimelineLayout.Lane;
import dev.cutaway.app.build.timeline.TimelineLayout.Piece;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.BuildStep;
import dev.cutaway.engine.api.build.CacheReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class TimelineLayoutTest {

    private final BuildRun run = new BuildRun("b1");

    @Test
    void cached_steps_stand_before_second_zero_running_ones_reach_now_and_waiting_ones_follow() {
        plan(1, 6);
        done(2, 0, 0, new CacheReason.Same());
        done(3, 0, 0, new CacheReason.Same());
        done(4, 0, 2000, new CacheReason.NoEntry());
        tell(2000, new BuildEvent.Started(5));
        TimelineLayout layout = TimelineLayout.of(run, List.of(), Duration.ofSeconds(3), 80, 480);
        Lane lane = layout.lanes().getFirst();
        assertThat(lane.pieces()).extracting(Piece::kind).containsExactly(Kind.CHIP, Kind.CHIP, Kind.CHIP, Kind.BAR,
                Kind.BAR, Kind.WAITING);
        double now = layout.axis().x(3);
        assertThat(lane.pieces().get(2).x()).isLessThan(layout.axis().origin());
        assertThat(lane.pieces().get(4).x() + lane.pieces().get(4).width()).isBetween(now - 2, now + 1);
        assertThat(lane.pieces().get(5).x()).isGreaterThan(now);
        assertThat(lane.pieces()).allMatch(piece -> piece.x() + piece.width() <= 480);
    }

    @Test
    void what_has_no_room_is_counted() {
        plan(1, 60);
        Lane lane = TimelineLayout.of(run, List.of(), Duration.ofSeconds(1), 80, 480).lanes().getFirst();
        assertThat(lane.hidden()).isGreaterThan(40);
        assertThat(lane.pieces().size() + lane.hidden()).isEqualTo(60);
    }

    @Test
    void every_stage_has_its_lane_also_one_that_is_left_out() {
        plan(4, 3);
        List<Lane> lanes = TimelineLayout.of(run, List.of(new SkippedStage(4, "docs")), Duration.ZERO, 80, 480).lanes();
        assertThat(lanes).extracting(Lane::stage).containsExactly(0, 1, 2, 3, 4);
        assertThat(lanes).extracting(Lane::skipped).containsExactly(false, false, false, false, true);
    }

    @Test
    void the_shortest_step_can_be_hit_with_a_pointer() {
        plan(1, 2);
        done(2, 0, 1, new CacheReason.NoEntry());
        run.ended(new Outcome.Cancelled(Duration.ofHours(3)));
        Lane lane = TimelineLayout.of(run, List.of(), Duration.ofHours(3), 80, 480).lanes().getFirst();
        assertThat(lane.pieces().getLast().width()).isGreaterThanOrEqualTo(TimelineLayout.LEAST_BAR);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.4, 1, 3, 9, 15.3, 61, 250, 4000, 90_000})
    void ticks_are_round_in_order_and_never_on_each_other(double seconds) {
        for (boolean running : new boolean[]{true, false}) {
            TimeAxis axis = TimeAxis.of(100, 460, seconds, running, false);
            List<TimeAxis.Tick> ticks = axis.ticks();
            assertThat(ticks).hasSizeBetween(1, 9);
            for (int i = 1; i < ticks.size(); i++) {
                assertThat(axis.x(ticks.get(i).seconds()) - axis.x(ticks.get(i - 1).seconds())).isGreaterThan(50);
            }
            assertThat(axis.x(seconds)).isBetween(100.0, 460.0);
        }
    }

    private void plan(int stages, int each) {
        var steps = new ArrayList<BuildStep>();
        int number = 0;
        for (int stage = 0; stage < stages; stage++) {
            for (int i = 0; i < each; i++) {
                number++;
                steps.add(new BuildStep(number, stage, "s" + stage, i == 0 ? "FROM debian" : "RUN make " + i, number,
                        number, i == 0 ? List.of() : List.of(number - 1)));
            }
        }
        tell(0, new BuildEvent.Planned(steps));
    }

    private void done(int step, long from, long millis, CacheReason reason) {
        tell(from, new BuildEvent.Started(step));
        tell(from, new BuildEvent.Decided(step, reason));
        tell(from + millis, new BuildEvent.Finished(step, null, 10, Duration.ofMillis(millis)));
    }

    private void tell(long millis, BuildEvent event) {
        run.accept(new BuildLogEntry(Duration.ofMillis(millis), event));
    }
}
