package dev.cutaway.app.build.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.build.MockupBuilds;
import dev.cutaway.engine.api.build.BuildStep;
import org.junit.jupiter.api.Test;

import java.util.List;

class StageEdgeTest {

    @Test
    void stages_go_on_from_others_and_copy_and_mount_from_them() {
        List<BuildStep> steps = List.of(step(1, 0, "a", "FROM debian AS a"), step(2, 0, "a", "RUN make", 1),
                step(3, 1, "b", "FROM a AS b", 2), step(4, 1, "b", "COPY --from=a /x /y", 3, 2),
                step(5, 2, "2", "FROM scratch"), step(6, 2, "2", "RUN --mount=from=b,target=/b cp /b/y /", 5, 4));
        assertThat(StageEdge.of(steps)).extracting(
                edge -> edge.kind() + " " + edge.from().number() + " " + edge.to().number())
                .containsExactly("BASE 2 3", "COPY 2 4", "MOUNT 4 6");
    }

    @Test
    void what_triggers_of_a_base_copy_is_no_base() {
        List<BuildStep> steps = List.of(step(1, 0, "assets", "FROM scratch AS assets"),
                step(2, 1, "a", "FROM x AS a", 0, 1),
                step(3, 2, "b", "FROM a AS b", 2, 1));
        assertThat(StageEdge.of(steps)).extracting(
                edge -> edge.kind() + " " + edge.from().number() + " " + edge.to().number())
                .containsExactly("COPY 1 2", "BASE 2 3", "COPY 1 3");
    }

    @Test
    void arguments_before_the_first_stage_are_none() {
        assertThat(StageEdge.of(MockupBuilds.plan())).hasSize(5)
                .allMatch(edge -> edge.from().stage() < edge.to().stage());
    }

    @Test
    void what_the_dockerfile_has_and_the_plan_has_not_is_left_out() {
        String text = MockupBuilds.DOCKERFILE + "\nFROM base AS docs\nRUN make docs\nFROM scratch\n";
        assertThat(SkippedStage.of(text, MockupBuilds.plan()))
                .containsExactly(new SkippedStage(4, "docs"), new SkippedStage(5, "5"));
        assertThat(SkippedStage.of(null, MockupBuilds.plan())).isEmpty();
        assertThat(SkippedStage.of(text, List.of())).isEmpty();
    }

    @Test
    void a_line_goes_right_then_down_where_the_other_begins_later() {
        List<Double> points = EdgeRoute.between(new Box(10, 10, 50, 20), new Box(100, 50, 30, 20), 44);
        assertThat(points).containsExactly(60.0, 20.5, 107.5, 20.5, 107.5, 49.0);
    }

    @Test
    void a_line_leaves_below_where_the_other_begins_before_it_ends() {
        List<Double> points = EdgeRoute.between(new Box(100, 10, 50, 20), new Box(20, 50, 18, 16), 44);
        assertThat(points).containsExactly(143.5, 30.0, 143.5, 46.5, 27.5, 46.5, 27.5, 49.0);
        assertThat(EdgeRoute.between(new Box(20, 10, 18, 16), new Box(24, 50, 18, 16), 44))
                .containsExactly(31.5, 26.0, 31.5, 49.0);
    }

    private static BuildStep step(int number, int stage, String name, String text, Integer... inputs) {
        return new BuildStep(number, stage, name, text, number, number, List.of(inputs));
    }
}
