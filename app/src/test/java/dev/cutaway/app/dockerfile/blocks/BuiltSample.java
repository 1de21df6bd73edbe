package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.dockerfile.Dockerfile;
import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildStep;
import dev.cutaway.engine.api.build.CacheReason;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Dockerfile of the mock-ups, and a build of it. */
public final class BuiltSample {

    /** Four stages that take from each other in every way. */
    public static final String TEXT = """
            # syntax=docker/dockerfile:1
            ARG DEBIAN=12

            FROM debian:$DEBIAN AS base
            RUN --mount=type=cache,target=/var/cache/apt \\
                apt-get update && apt-get install -y python3

            FROM base AS build
            WORKDIR /src
            COPY requirements.txt .
            # the wheels are kept from build to build
            RUN --mount=type=cache,target=/root/.cache \\
                python3 -m venv /opt/venv && \\
                /opt/venv/bin/pip install -r requirements.txt

            FROM base AS native
            COPY native/ /src/
            RUN make -C /src -j4

            FROM base
            COPY --from=build /opt/venv /opt/venv
            COPY --from=native /src/libfast.so /usr/lib/
            COPY src/ /app/
            ENV PATH=/opt/venv/bin:$PATH
            USER 10001
            CMD python3 -m app --port 8080
            """;

    private static final List<Long> BYTES = List.of(0L, 116_000_000L, 31_200_000L, 0L, 0L, 412L, 52_700_000L, 0L,
            86_000L, 1_900_000L, 0L, 52_700_000L, 1_900_000L, 212_000L, 0L, 0L, 0L);

    private BuiltSample() {}

    /** A build of it up to a step: those before are done, every second one from the cache; the step itself is running. */
    public static BuildRun build(int upTo) {
        var run = new BuildRun("b1");
        List<BuildStep> steps = steps();
        run.accept(entry(new BuildEvent.Planned(steps)));
        for (BuildStep step : steps) {
            int number = step.number();
            if (number <= upTo) {
                run.accept(entry(new BuildEvent.Started(number)));
            }
            if (number < upTo) {
                run.accept(entry(new BuildEvent.Decided(number, number % 2 == 0
                        ? new CacheReason.Same()
                        : new CacheReason.NoEntry())));
                run.accept(entry(new BuildEvent.Finished(number, null, BYTES.get(number - 1),
                        Duration.ofMillis(14_200))));
            }
        }
        return run;
    }

    private static BuildLogEntry entry(BuildEvent event) {
        return new BuildLogEntry(Duration.ofSeconds(1), event);
    }

    private static List<BuildStep> steps() {
        try {
            Dockerfile dockerfile = Dockerfile.parse(TEXT);
            var steps = new ArrayList<BuildStep>();
            dockerfile.globals().forEach(each -> add(steps, 0, "", each));
            for (Stage stage : dockerfile.stages()) {
                Stream.concat(Stream.of(stage.from()), stage.instructions().stream())
                        .forEach(each -> add(steps, stage.index(), stage.displayName(), each));
            }
            return steps;
        } catch (DockerfileException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(List<BuildStep> steps, int stage, String name, Instruction instruction) {
        steps.add(new BuildStep(steps.size() + 1, stage, name, instruction.original(),
                instruction.range().start().line(), instruction.range().end().line(), List.of()));
    }
}
