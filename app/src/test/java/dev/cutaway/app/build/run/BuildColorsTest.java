package dev.cutaway.app.build.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildStep;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class BuildColorsTest {

    @Test
    void layers_count_from_the_base_of_their_stage_and_the_image_takes_its_colours_first() {
        var run = new BuildRun("b");
        run.accept(new BuildLogEntry(Duration.ZERO, new BuildEvent.Planned(List.of(
                step(1, 0, "FROM debian:12 AS base"), step(2, 0, "RUN apt-get update", 1),
                step(3, 1, "FROM base AS build", 2), step(4, 1, "WORKDIR /src", 3), step(5, 1, "COPY . .", 4),
                step(6, 2, "FROM base", 2), step(7, 2, "COPY --from=build /a /b", 6, 5),
                step(8, 2, "USER 1", 7)))));
        BuildColors colors = run.colors();
        assertThat(run.steps().stream().map(each -> colors.layer(each.step().number())
                .map(layer -> layer.number() + " " + layer.color()).orElse("–")))
                .containsExactly("1 G1", "2 L1", "–", "–", "3 L3", "–", "3 L2", "–");
    }

    @Test
    void a_base_image_counts_with_all_its_layers_once_they_are_known() {
        var run = new BuildRun("b");
        run.accept(new BuildLogEntry(Duration.ZERO, new BuildEvent.Planned(List.of(
                step(1, 0, "FROM nginx-site:1.4"), step(2, 0, "COPY a /", 1), step(3, 1, "FROM 0", 2),
                step(4, 1, "COPY b /", 3)))));
        run.accept(new BuildLogEntry(Duration.ZERO,
                new BuildEvent.Finished(1, null, 8, 116, null, Duration.ZERO)));
        run.accept(new BuildLogEntry(Duration.ZERO, new BuildEvent.Finished(3, null, 9, 0, null, Duration.ZERO)));
        assertThat(run.steps().stream().map(each -> run.colors().layer(each.step().number())
                .map(layer -> layer.number() + " " + layer.color()).orElse("–")))
                .containsExactly("8 G2", "9 L1", "–", "10 L2");
    }

    private static BuildStep step(int number, int stage, String text, Integer... inputs) {
        return new BuildStep(number, stage, Integer.toString(stage), text, number, number, List.of(inputs));
    }
}
