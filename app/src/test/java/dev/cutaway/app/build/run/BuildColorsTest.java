package dev.cutaway.app.build.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildStep;
import dev.cutaway.engine.api.build.TouchedFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class BuildColorsTest {

    @Test
    void layers_count_from_the_base_of_their_stage_and_the_image_takes_its_colours_first() {
        var run = new BuildRun("b");
        run.accept(new BuildLogEntry(Duration.ZERO, new BuildEvent.Planned(List.of(
                step(1, 0, "FROM debian:12 AS base"), step(2, 0, "RUN apt-get update", 1),
                step(3, 1, "FROM base AS build", 2), step(4, 1, "WORKDIR /src", 3), step(5, 1, "COPY . .", 4),
                step(6, 2, "FROM base", 2), step(7, 2, "COPY --from=build /a /b", 5, 6),
                step(8, 2, "USER 1", 7)))));
        BuildColors colors = run.colors();
        assertThat(run.steps().stream().map(each -> colors.layer(each.step().number())
                .map(layer -> layer.number() + " " + layer.color()).orElse("–")))
                .containsExactly("1 G1", "2 L1", "–", "–", "3 L3", "–", "3 L2", "–");
    }

    @Test
    void the_page_of_a_stage_has_the_colours_of_the_build() {
        var run = new BuildRun("b");
        run.accept(new BuildLogEntry(Duration.ZERO, new BuildEvent.Planned(List.of(
                step(1, 0, "FROM debian:12 AS base"), step(2, 0, "RUN apt-get update", 1),
                step(3, 1, "FROM base AS build", 2), step(4, 1, "COPY . .", 3), step(5, 1, "RUN make", 4),
                step(6, 2, "FROM base", 2), step(7, 2, "COPY --from=build /a /b", 5, 6)))));
        run.accept(new BuildLogEntry(Duration.ZERO, new BuildEvent.Finished(1, null, 2, 116, null, Duration.ZERO)));
        assertThat(run.colors().upTo(5)).isEqualTo(Map.of(1, LayerColor.G1, 2, LayerColor.G2, 3, LayerColor.L1, 4,
                LayerColor.L3, 5, LayerColor.L4));
        assertThat(run.colors().upTo(4)).doesNotContainKey(5);
        assertThat(run.colors().upTo(7)).isEqualTo(Map.of(1, LayerColor.G1, 2, LayerColor.G2, 3, LayerColor.L1, 4,
                LayerColor.L2));
    }

    @Test
    void an_image_whose_triggers_take_files_of_a_stage_is_a_base_all_the_same() {
        var run = new BuildRun("b");
        run.accept(new BuildLogEntry(Duration.ZERO, new BuildEvent.Planned(List.of(
                step(1, 0, "FROM debian:12 AS assets"), step(2, 0, "COPY a /", 1),
                step(3, 1, "FROM ${BASE}", 0, 2), step(4, 1, "COPY b /", 3)))));
        finished(run, 3, 3, null);
        assertThat(layers(run)).containsExactly("1", "2", "3", "4");
        assertThat(run.colors().upTo(4)).isEqualTo(Map.of(1, LayerColor.G1, 2, LayerColor.G2, 3, LayerColor.base(2), 4,
                LayerColor.L1));
        assertThat(run.colors().stepsAbove(2)).isEmpty();
    }

    @Test
    void a_stage_whose_base_has_triggers_goes_on_from_its_base() {
        var run = new BuildRun("b");
        run.accept(new BuildLogEntry(Duration.ZERO, new BuildEvent.Planned(List.of(
                step(1, 0, "FROM scratch AS assets"), step(2, 0, "COPY a /", 1),
                step(3, 1, "FROM debian:12 AS base"), step(4, 1, "RUN make", 3),
                step(5, 1, "ONBUILD COPY --from=assets /a /", 4), step(6, 2, "FROM base", 5, 2),
                step(7, 2, "COPY b /", 6)))));
        assertThat(layers(run)).containsExactly("–", "1", "1", "2", "–", "–", "3");
        assertThat(run.colors().upTo(7)).isEqualTo(Map.of(1, LayerColor.G1, 2, LayerColor.L1, 3, LayerColor.L2));
        assertThat(run.colors().stepsAbove(4)).hasValue(2);
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

    @Test
    void a_first_command_that_changes_nothing_makes_no_layer() {
        BuildRun run = planned("FROM debian:12", "RUN true", "COPY a /");
        assertThat(layers(run)).containsExactly("1", "2", "3");
        finished(run, 1, 1, null);
        finished(run, 2, 1, null);
        finished(run, 3, 2, null);
        assertThat(layers(run)).containsExactly("1", "–", "2");
    }

    @Test
    void a_working_directory_is_a_layer_where_its_folder_was_not_there() {
        BuildRun run = planned("FROM debian:12", "WORKDIR /root", "WORKDIR /src", "COPY a /");
        finished(run, 1, 3, null);
        finished(run, 2, 3, null);
        finished(run, 3, 4, null);
        assertThat(layers(run)).containsExactly("3", "–", "4", "5");
    }

    @Test
    void on_nothing_the_first_layer_is_the_first() {
        BuildRun run = planned("FROM scratch", "ENV A=b", "WORKDIR /src", "COPY a /");
        finished(run, 1, 0, null);
        finished(run, 2, 0, null);
        finished(run, 3, 1, null);
        finished(run, 4, 2, null);
        assertThat(layers(run)).containsExactly("–", "–", "1", "2");
    }

    @Test
    void steps_of_an_older_engine_are_told_by_what_they_touched_or_wrote() {
        BuildRun run = planned("FROM debian:12", "RUN make", "RUN true", "COPY a /", "COPY b /");
        finished(run, 1, 0, null);
        finished(run, 2, 0, new TouchedFiles(1, 0, 0));
        finished(run, 3, 0, null);
        assertThat(layers(run)).containsExactly("1", "2", "–", "3", "4");
        // The first that was told of has nothing to be compared with.
        finished(run, 4, 7, new TouchedFiles(1, 0, 0));
        finished(run, 5, 7, null);
        assertThat(layers(run)).containsExactly("1", "2", "–", "7", "–");
    }

    private static BuildRun planned(String... texts) {
        var run = new BuildRun("b");
        var steps = new ArrayList<BuildStep>();
        for (String text : texts) {
            int number = steps.size() + 1;
            steps.add(number == 1 ? step(1, 0, text) : step(number, 0, text, number - 1));
        }
        run.accept(new BuildLogEntry(Duration.ZERO, new BuildEvent.Planned(steps)));
        return run;
    }

    private static void finished(BuildRun run, int step, int layers, @Nullable TouchedFiles files) {
        run.accept(new BuildLogEntry(Duration.ZERO,
                new BuildEvent.Finished(step, null, layers, 0, files, Duration.ZERO)));
    }

    private static List<String> layers(BuildRun run) {
        return run.steps().stream().map(each -> run.colors().layer(each.step().number())
                .map(layer -> Integer.toString(layer.number())).orElse("–")).toList();
    }

    private static BuildStep step(int number, int stage, String text, Integer... inputs) {
        return new BuildStep(number, stage, Integer.toString(stage), text, number, number, List.of(inputs));
    }
}
