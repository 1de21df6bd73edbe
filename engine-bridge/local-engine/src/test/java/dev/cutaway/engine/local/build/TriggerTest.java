package dev.cutaway.engine.local.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildEvent.Failed;
import dev.cutaway.engine.api.build.BuildEvent.Finished;
import dev.cutaway.engine.api.build.BuildEvent.Planned;
import dev.cutaway.engine.api.build.BuildEvent.Started;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.BuildStep;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What becomes of a base's {@code ONBUILD}. */
class TriggerTest extends WorkbenchTest {

    private static final Map<String, String> FILES = Map.of("a", "a", "b", "b");

    /** Makes {@code lab/on:1} of what follows the FROM. */
    private void base(String dockerfile) throws EngineException {
        bench.build(BuildRequest.of(new BuildSource.Folder(bench.context(FILES)), ImageReference.parse("lab/on:1"))
                .withText(dockerfile));
    }

    private Digest build(String dockerfile) throws EngineException {
        return bench.build(dockerfile, FILES);
    }

    private void nameOn(Digest image) {
        try {
            bench.catalog.tag(image, ImageReference.parse("lab/on:1"));
        } catch (EngineException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<BuildStep> planned() {
        return bench.events.stream().filter(Planned.class::isInstance).map(Planned.class::cast).findFirst()
                .orElseThrow().steps();
    }

    private int place(BuildEvent event) {
        return bench.events.indexOf(event);
    }

    private int end(int step) {
        return place(bench.events.stream().filter(event -> event instanceof Finished its && its.step() == step)
                .findFirst().orElseThrow());
    }

    private Failed failure(String dockerfile) {
        assertThat(catchThrowable(() -> build(dockerfile))).isInstanceOf(EngineException.class);
        return (Failed) bench.events.stream().filter(Failed.class::isInstance).reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void a_stage_that_only_a_trigger_takes_files_from_is_built_before() throws IOException {
        base("FROM scratch\nCOPY a /\nONBUILD COPY --from=assets /b /c\nONBUILD COPY --from=1 /b /d\n");
        Digest image = build("""
                FROM scratch AS assets
                COPY b /
                FROM assets AS more
                FROM scratch AS unneeded
                COPY nothing /
                FROM lab/on:1
                ENV A=1
                """);
        assertThat(bench.layers(image)).hasSize(3);
        assertThat(bench.newest(image)).singleElement().asString().contains(" d ");
        assertThat(planned()).extracting(BuildStep::stageName).containsExactly("assets", "assets", "more", "3", "3");
        assertThat(planned().get(3).inputs()).containsExactly(0, 2, 3);
        assertThat(place(new Started(4))).isGreaterThan(end(2)).isGreaterThan(end(3));
        assertThat(bench.config(image).path("config").path("OnBuild").isNull()).isTrue();
    }

    @Test
    void triggers_of_a_stage_are_planned_as_those_of_an_image_and_only_once() throws IOException {
        Digest image = build("""
                FROM scratch AS assets
                COPY b /
                FROM scratch AS base
                ONBUILD COPY --from=assets /b /c
                FROM base AS child
                FROM child
                COPY a /
                """);
        assertThat(bench.layers(image)).hasSize(2);
        assertThat(planned()).extracting(BuildStep::stageName).containsExactly("assets", "assets", "base", "base",
                "child", "3", "3");
        assertThat(planned().get(4).inputs()).containsExactly(4, 2);
        assertThat(planned().get(5).inputs()).containsExactly(5);
        assertThat(build("FROM scratch AS assets\nCOPY b /\nFROM scratch AS base\nONBUILD COPY --from=assets /b /c\n"))
                .isNotNull();
        assertThat(planned()).extracting(BuildStep::stageName).containsOnly("base");
    }

    @Test
    void a_name_that_is_no_stage_before_is_an_image() throws IOException {
        base("FROM scratch\nCOPY a /\nONBUILD COPY --from=later /a /c\n");
        assertThat(failure("FROM lab/on:1 AS one\nFROM scratch AS later\nCOPY a /\nFROM one\n").message())
                .contains("No such image: later:latest");
        base("FROM scratch\nCOPY a /\nONBUILD COPY --from=lab/on:1 /a /c\n");
        assertThat(bench.newest(build("FROM lab/on:1\n"))).singleElement().asString().contains(" c ");
    }

    @Test
    void a_mount_of_a_trigger_takes_files_of_a_stage() throws IOException {
        Workbench.assumeCommandsRun();
        bench.withBase();
        base("FROM lab/fxsite:1\nONBUILD RUN --mount=type=bind,from=assets,target=/m cp /m/b /c\n");
        assertThat(bench.newest(build("FROM scratch AS assets\nCOPY b /\nFROM lab/on:1\n"))).singleElement().asString()
                .contains(" c ");
        assertThat(build("FROM scratch AS assets\nCOPY b /\nFROM lab/on:1\n")).isNotNull();
        assertThat(bench.reasons()).contains("3 Same[]");
    }

    @Test
    void a_base_that_changed_since_the_plan_was_made_is_said() throws IOException {
        base("FROM scratch\nCOPY a /\n");
        var request = bench.request("FROM scratch AS assets\nCOPY b /\nFROM lab/on:1\n", FILES);
        bench.build(BuildRequest.of(new BuildSource.Nothing(), ImageReference.parse("lab/next:1"))
                .withText("FROM lab/on:1\nONBUILD COPY --from=assets /b /c\n"));
        Digest next = bench.catalog.resolve("lab/next:1").id();
        assertThat(catchThrowable(() -> bench.builds.build(request, event -> {
            if (event instanceof Planned) {
                nameOn(next);
            }
        }))).hasMessageContaining("stage assets is not a part of this build");
    }

    @Test
    void one_that_fails_is_named_with_the_line_of_the_from_and_the_reason() throws IOException {
        base("FROM scratch\nCOPY a /\nONBUILD COPY nothing /\n");
        Failed failed = failure("# one\nFROM scratch AS other\nCOPY a /\n\nFROM lab/on:1\nCOPY --from=other a /x\n");
        assertThat(failed.line()).isEqualTo(5);
        assertThat(failed.message()).startsWith("the base's trigger ONBUILD COPY nothing /: COPY failed: ")
                .contains("nothing");
        base("FROM scratch\nONBUILD COPY --form=x /a /\nCOPY a /\n");
        assertThat(failure("\nFROM lab/on:1\n").line()).isEqualTo(2);
        assertThat(failure("FROM lab/on:1\n").message())
                .startsWith("the base's trigger ONBUILD COPY --form=x /a / makes no sense: ");
        assertThat(bench.unfinished()).isEmpty();
    }

    @Test
    void a_command_that_fails_leaves_its_code_and_its_files() throws IOException {
        Workbench.assumeCommandsRun();
        bench.withBase();
        base("FROM lab/fxsite:1\nONBUILD RUN echo x > /left && exit 3\n");
        Failed failed = failure("FROM lab/on:1\n");
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.message()).startsWith("the base's trigger ONBUILD RUN echo x > /left && exit 3: The command")
                .endsWith("returned a non-zero code: 3");
        String build = bench.builds.history().outline().getFirst().id();
        assertThat(bench.newest(bench.builds.history().open(build, 1))).singleElement().asString().contains(" left ");
    }

    @Test
    void what_cannot_be_done_is_said_before_anything_is() throws IOException {
        base("FROM scratch\nONBUILD ADD git@127.0.0.1:x.git /\nCOPY a /\n");
        Failed failed = failure("FROM scratch AS one\nCOPY a /\nFROM lab/on:1\nCOPY --from=one /a /b\n");
        assertThat(failed.step()).isEqualTo(3);
        assertThat(failed.message()).contains("allow SSH in the options");
        assertThat(bench.events).noneMatch(Started.class::isInstance);
        assertThat(Objects.requireNonNull(bench.catalog.snapshot().named(ImageReference.parse("lab/on:1"))).isLive())
                .isTrue();
    }
}
