package dev.cutaway.app.build;

import dev.cutaway.app.library.MemoryEngine;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.BuildRequest.Options;
import dev.cutaway.engine.api.build.BuildStep;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.api.build.CacheReason.Difference;
import dev.cutaway.engine.api.build.TouchedFiles;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The builds of the mock-ups: one that goes on, one that is done, one that failed, and older ones. */
public final class MockupBuilds {

    /** The Dockerfile of the mock-up. */
    public static final String DOCKERFILE = """
            # syntax=docker/dockerfile:1
            ARG DEBIAN=12

            FROM debian:$DEBIAN AS base
            RUN --mount=type=cache,target=/var/cache/apt \\
                apt-get update && apt-get install -y python3

            FROM base AS build
            WORKDIR /src
            COPY requirements.txt .
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

    private static final String FOLDER = "/home/mia/pyapp";
    private static final List<String> LOG = List.of("1200 Creating virtual environment in /opt/venv",
            "4600 Collecting httptools==0.6.4 (from uvicorn)",
            "4900   Using cached httptools-0.6.4-cp311.whl (459 kB)",
            "6300 Collecting numpy==2.2.1 (from -r requirements.txt (line 2))",
            "11900   Using cached numpy-2.2.1-cp311.whl (16.4 MB)",
            "12600 \u001b[33mWARNING: requirements.txt line 4 changed since the last build\u001b[0m",
            "12800 Collecting uvicorn==0.34.0 (from -r requirements.txt (line 4))",
            "13100   Downloading uvicorn-0.34.0-py3-none-any.whl (62 kB)",
            "13300 Collecting fastapi==0.115.6 (from -r requirements.txt (line 1))",
            "13300   Using cached fastapi-0.115.6.whl (94 kB)",
            "13700 Collecting orjson==3.10.13 (from -r requirements.txt (line 3))",
            "13900   Using cached orjson-3.10.13-cp311.whl (130 kB)",
            "14100 Building wheels for collected packages: pyapp-models",
            "15000   Building wheel for pyapp-models (pyproject.toml): started",
            "15300   \u001b[34mInstalling collected packages: 11 of 23\u001b[0m");

    private MockupBuilds() {}

    /** Fills a history. */
    public static FakeBuilds fill(FakeBuilds builds) {
        Instant now = Instant.now();
        keep(builds, "old2", "shop/web:0.9", now.minus(Duration.ofDays(9)),
                new Outcome.Cancelled(Duration.ofSeconds(4)),
                0, 9);
        keep(builds, "old1", "nginx-site:1.4", now.minus(Duration.ofDays(3)),
                new Outcome.Built(MemoryEngine.digest("a"), 180_300_000, Duration.ofMillis(41_300)), 3, 7);
        keep(builds, "failed", "pyapp:2.1", now.minus(Duration.ofMinutes(19)),
                new Outcome.Failed(7, 11, "process \"/bin/sh -c python3 -m venv /opt/venv\" did not complete: "
                        + "exit code: 1", 1, MemoryEngine.digest("left"), Duration.ofMillis(9_800)),
                5, 16);
        play(builds, "failed", true);
        keep(builds, "built", "pyapp:2.0", now.minus(Duration.ofHours(5)),
                new Outcome.Built(MemoryEngine.digest("b"), 147_600_000, Duration.ofMillis(23_400)), 5, 16);
        play(builds, "built", true);
        builds.tell("built", 15_900, new BuildEvent.Finished(7, null, 4, 82_400_000,
                new TouchedFiles(2_318, 12, 0), Duration.ofMillis(15_600)));
        for (int step = 12; step <= 17; step++) {
            builds.tell("built", 15_900, new BuildEvent.Started(step));
            builds.tell("built", 15_900, new BuildEvent.Decided(step, new CacheReason.ParentChanged(7)));
            builds.tell("built", 15_900 + step * 100L,
                    new BuildEvent.Finished(step, null, Math.min(step - 9, 5), step * 1_000_000L, null,
                            Duration.ofMillis(step * 100L)));
        }
        builds.tell("failed", 9_700, new BuildEvent.Failed(7, 11, "exit code: 1", 1));
        keep(builds, "running", "pyapp:2.1", now.minusMillis(15_300), new Outcome.Running(), 0, 0);
        play(builds, "running", false);
        return builds;
    }

    private static void keep(FakeBuilds builds, String id, String tag, Instant started, Outcome outcome, int cached,
            int steps) {
        builds.keep(new BuildRecord(id, FOLDER, "Dockerfile", DOCKERFILE, List.of(ImageReference.parse(tag)), null,
                Map.of("DEBIAN", "12"), Map.of(), List.of(), Options.DEFAULT, started, steps, cached, outcome));
    }

    /** As far as the mock-up shows it. */
    private static void play(FakeBuilds builds, String id, boolean early) {
        builds.tell(id, 0, new BuildEvent.Planned(plan()));
        done(builds, id, 2, 1, 5, 3, new CacheReason.NothingToDo(), 0);
        for (int step : new int[]{4, 8, 11}) {
            done(builds, id, step, 2, 5, 3, new CacheReason.NothingToDo(), 0);
        }
        done(builds, id, 3, 2, 10, 4, new CacheReason.Same(), 31_200_000);
        done(builds, id, 5, 2, 12, 2, new CacheReason.Same(), 0);
        done(builds, id, 9, 3, 14, 3, new CacheReason.Same(), 86_000);
        done(builds, id, 6, 3, 20, 300, new CacheReason.FileChanged("requirements.txt", Difference.CONTENT), 412);
        builds.tell(id, 400, new BuildEvent.Started(7));
        builds.tell(id, 401, new BuildEvent.Decided(7, new CacheReason.ParentChanged(6)));
        builds.tell(id, 400, new BuildEvent.Started(10));
        builds.tell(id, 401, new BuildEvent.Decided(10, new CacheReason.InstructionChanged("RUN make", "RUN make -C")));
        for (String line : LOG) {
            int blank = line.indexOf(' ');
            long at = Long.parseLong(line.substring(0, blank));
            if (!early || at < 9_700) {
                builds.tell(id, at, new BuildEvent.Output(7, false, line.substring(blank + 1) + "\n"));
            }
        }
        builds.tell(id, early ? 9_600 : 10_200, new BuildEvent.Finished(10, null, 4, 1_900_000,
                new TouchedFiles(41, 0, 3), Duration.ofMillis(early ? 9_200 : 9_800)));
    }

    private static void done(FakeBuilds builds, String id, int step, int layers, long from, long millis,
            CacheReason reason, long bytes) {
        builds.tell(id, from, new BuildEvent.Started(step));
        builds.tell(id, from, new BuildEvent.Decided(step, reason));
        builds.tell(id, from + millis, new BuildEvent.Finished(step, null, layers, bytes,
                bytes == 0 ? null : new TouchedFiles((int) (bytes / 9_000) + 1, step, step / 5),
                Duration.ofMillis(millis)));
    }

    /** What the Dockerfile has to be done. */
    public static List<BuildStep> plan() {
        var steps = new ArrayList<BuildStep>();
        add(steps, 0, "", "ARG DEBIAN=12", 2, null);
        add(steps, 0, "base", "FROM debian:$DEBIAN AS base", 4, List.of());
        add(steps, 0, "base", "RUN --mount=type=cache,target=/var/cache/apt apt-get update", 5, null);
        add(steps, 1, "build", "FROM base AS build", 8, List.of(3));
        add(steps, 1, "build", "WORKDIR /src", 9, null);
        add(steps, 1, "build", "COPY requirements.txt .", 10, null);
        add(steps, 1, "build", "RUN --mount=type=cache,target=/root/.cache python3 -m venv /opt/venv && pip install",
                11,
                null);
        add(steps, 2, "native", "FROM base AS native", 15, List.of(3));
        add(steps, 2, "native", "COPY native/ /src/", 16, null);
        add(steps, 2, "native", "RUN make -C /src -j4", 17, null);
        add(steps, 3, "3", "FROM base", 19, List.of(3));
        add(steps, 3, "3", "COPY --from=build /opt/venv /opt/venv", 20, List.of(11, 7));
        add(steps, 3, "3", "COPY --from=native /src/libfast.so /usr/lib/", 21, List.of(12, 10));
        add(steps, 3, "3", "COPY src/ /app/", 22, null);
        add(steps, 3, "3", "ENV PATH=/opt/venv/bin:$PATH", 23, null);
        add(steps, 3, "3", "USER 10001", 24, null);
        add(steps, 3, "3", "CMD python3 -m app --port 8080", 25, null);
        return steps;
    }

    private static void add(List<BuildStep> steps, int stage, String name, String text, int line,
            @Nullable List<Integer> inputs) {
        int number = steps.size() + 1;
        int last = text.startsWith("RUN --mount") ? line + 1 : line;
        steps.add(new BuildStep(number, stage, name, text, line, last, inputs == null ? List.of(number - 1) : inputs));
    }
}
