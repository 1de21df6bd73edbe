package dev.cutaway.engine.local.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildEvent.Finished;
import dev.cutaway.engine.api.build.BuildEvent.Started;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** When steps of stages begin, and what they are told to have made. */
class StageOrderTest extends WorkbenchTest {

    @BeforeEach
    void open() throws IOException {
        bench.withBase();
    }

    private int place(Predicate<BuildEvent> event) {
        for (int i = 0; i < bench.events.size(); i++) {
            if (event.test(bench.events.get(i))) {
                return i;
            }
        }
        throw new AssertionError("not told: " + bench.events);
    }

    private int start(int step) {
        return place(event -> event instanceof Started started && started.step() == step);
    }

    private int end(int step) {
        return place(event -> event instanceof Finished finished && finished.step() == step);
    }

    private long bytes(int step) {
        return ((Finished) bench.events.get(end(step))).bytes();
    }

    @Test
    void a_step_that_needs_another_stage_begins_when_that_is_done() throws EngineException {
        bench.build("""
                FROM scratch AS base
                COPY a /
                FROM base AS native
                COPY b /
                FROM base
                COPY --from=native /b /c
                COPY --from=1 /a /d
                """, Map.of("a", "a", "b", "b"));
        assertThat(start(3)).isGreaterThan(end(2));
        assertThat(start(5)).isGreaterThan(end(2));
        assertThat(start(6)).isGreaterThan(end(4));
        assertThat(start(7)).isGreaterThan(end(6));
    }

    @Test
    void a_step_whose_stage_failed_never_begins() {
        assertThat(catchThrowable(() -> bench.build("""
                FROM scratch AS broken
                COPY nothing /
                FROM broken AS other
                COPY a /
                FROM scratch
                COPY --from=broken /a /
                COPY --from=other /a /b
                """, Map.of("a", "a")))).hasMessageContaining("nothing");
        assertThat(bench.events).noneMatch(event -> event instanceof Started started
                && (started.step() == 3 || started.step() == 4 || started.step() > 5));
    }

    @Test
    void a_stage_is_needed_by_a_mount_whose_other_fields_have_variables() throws EngineException {
        Workbench.assumeCommandsRun();
        bench.build("""
                FROM scratch AS assets
                COPY a /
                FROM lab/fxsite:1
                ARG AT=/m
                RUN --mount=type=bind,from=assets,target=$AT cp $AT/a /copied
                """, Map.of("a", "a"));
        assertThat(start(5)).isGreaterThan(end(2));
    }

    @Test
    void the_base_image_is_told_with_its_size_and_no_stage_is() throws EngineException {
        bench.build("""
                FROM lab/fxsite:1 AS a
                ENV A=1
                COPY a /
                FROM a
                COPY a /b
                FROM scratch AS c
                COPY a /
                FROM c
                COPY --from=1 /b /
                """, Map.of("a", "12345"));
        var base = Objects.requireNonNull(bench.catalog.snapshot().named(ImageReference.parse("lab/fxsite:1")));
        assertThat(base.size()).isPositive();
        assertThat(bytes(1)).isEqualTo(base.size());
        assertThat(bytes(2)).isZero();
        assertThat(bytes(3)).isEqualTo(5);
        assertThat(bytes(4)).isZero();
        assertThat(bytes(5)).isEqualTo(5);
        assertThat(bytes(6)).isZero();
        assertThat(bytes(8)).isZero();
    }
}
