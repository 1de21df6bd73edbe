package dev.cutaway.inspector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds, beside dockerd's classic builder and buildah. */
final class BuildGroup {

    private static final double REBUILD_AT_MOST = 100;

    private final Path folder;
    private final Engines engines;
    private final double scale;
    private final int runs;
    private final Report report;
    private final Programs programs;
    private final Map<String, Map<String, Series>> times = new LinkedHashMap<>();

    BuildGroup(Path folder, Engines engines, double scale, int runs, Report report, Programs programs) {
        this.folder = folder;
        this.engines = engines;
        this.scale = scale;
        this.runs = runs;
        this.report = report;
        this.programs = programs;
    }

    /** All of them. */
    void run() throws IOException, InterruptedException {
        var contexts = new BuildContexts(folder, scale);
        report.table("Builds", String.format(Locale.ROOT,
                "From the command to its end. Ours and dockerd (classic builder) are asked by the same `docker build`, "
                        + "which sends the context; buildah reads it itself, with `--layers --isolation=chroot`. Small files: %,d.",
                contexts.smallFiles()));
        if (!Programs.has("docker")) {
            report.missing("`docker`, which asks the engines,");
            return;
        }
        try (var ours = Builder.docker("**Cutaway**", engines.ours(), programs, folder, folder.resolve("engine"))) {
            all(ours, contexts);
        }
        if (Engines.hasDockerd()) {
            try (var dockerd = Builder.docker("dockerd", engines.dockerd(), programs, folder,
                    folder.resolve("dockerd"))) {
                all(dockerd, contexts);
            }
        } else {
            report.missing("dockerd, as root");
        }
        if (Programs.has("buildah")) {
            try (var buildah = Builder.buildah(programs)) {
                all(buildah, contexts);
            }
        } else {
            report.missing("`buildah`");
        }
        Series rebuild = inProcess();
        times.forEach(this::verdict);
        report.verdict("Rebuild of 20 steps without a change, in the engine: " + Series.text(rebuild.median())
                + " (to reach: " + Series.text(REBUILD_AT_MOST) + ")", rebuild.median() < REBUILD_AT_MOST);
        Programs.remove(folder.resolve("context"));
    }

    private void all(Builder builder, BuildContexts contexts) throws IOException, InterruptedException {
        programs.time(1, () -> {
        }, builder.build("base", true, contexts.base(programs)));
        fresh(builder, "COPY of small files", contexts.manyFiles(), 0);
        fresh(builder, "COPY of large files", contexts.largeFiles(), contexts.largeBytes());
        fresh(builder, "RUN that writes small files", contexts.runThatWrites(), 0);
        again(builder, "20 steps, nothing changed", contexts.steps(), () -> {
        });
        fresh(builder, "five independent stages", contexts.stages(), 0);
        Path last = contexts.lastLine();
        int[] change = new int[1];
        again(builder, "the last line of a large context changed", last,
                () -> Files.writeString(last.resolve("last"), "change " + change[0]++));
    }

    private void fresh(Builder builder, String work, Path context, long bytes)
            throws IOException, InterruptedException {
        tell(builder, work, programs.time(runs, () -> {
        }, builder.build("bench", false, context)), bytes);
    }

    /** After a first build, which is not counted. */
    private void again(Builder builder, String work, Path context, Programs.Step change)
            throws IOException, InterruptedException {
        programs.time(1, change, builder.build("bench", true, context));
        tell(builder, work, programs.time(runs, change, builder.build("bench", true, context)), 0);
    }

    private void tell(Builder builder, String work, Series series, long bytes) {
        report.row(builder.name() + ": " + work, series, bytes);
        times.computeIfAbsent(work, _ -> new LinkedHashMap<>()).put(builder.name(), series);
    }

    private void verdict(String work, Map<String, Series> all) {
        double ours = all.get("**Cutaway**").median();
        all.forEach((name, series) -> {
            if (series.median() != ours) {
                double times = series.median() / ours;
                report.verdict(String.format(Locale.ROOT, "%s against %s: %.1f times as fast", work, name, times),
                        times > 1);
            }
        });
    }

    /** Without a client; gives the times of a rebuild. */
    private Series inProcess() throws IOException, InterruptedException {
        Path data = folder.resolve("in-process");
        var measured = Groups.byWork(programs.java(List.of("-Xmx384m"), "dev.cutaway.engine.local.bench.BuildBenchmark",
                data.toString(), Integer.toString(10 * runs)));
        measured.forEach((work, series) -> report.row("**Cutaway**, in the engine: " + work, series, 0));
        Programs.remove(data);
        return measured.get("20 steps, nothing changed");
    }
}
