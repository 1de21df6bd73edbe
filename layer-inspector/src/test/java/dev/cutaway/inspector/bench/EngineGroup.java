package dev.cutaway.inspector.bench;

import dev.cutaway.inspector.testing.BlobForm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The bundled engine beside dockerd and Podman: load, save, and what it costs to have it. */
final class EngineGroup {

    private static final double LOAD_AT_LEAST = 4;
    private static final double SAVE_AT_LEAST = 4;
    private static final double OF_CP_AT_MOST = 1.5;

    private final Path folder;
    private final Engines engines;
    private final double scale;
    private final int runs;
    private final Report report;
    private final Programs programs;

    EngineGroup(Path folder, Engines engines, double scale, int runs, Report report, Programs programs) {
        this.folder = folder;
        this.engines = engines;
        this.scale = scale;
        this.runs = runs;
        this.report = report;
        this.programs = programs;
    }

    /** Loads and saves a docker-archive; ours and dockerd by the same client. */
    void transfer() throws IOException, InterruptedException {
        Path image = folder.resolve("image.tar");
        Shape.MIXED.write(image, BlobForm.PLAIN, scale);
        long bytes = Files.size(image);
        report.table("Load and save", String.format(Locale.ROOT,
                "%s, a docker-archive of %,.0f MB. Ours and dockerd are asked by the same `docker` program; a load ends "
                        + "when the engine says so, which for ours is when the disk has it.",
                Shape.MIXED.description(), bytes / 1e6));
        if (!Programs.has("docker")) {
            report.missing("`docker`, which asks the engines,");
            return;
        }
        Path saved = folder.resolve("saved.tar");
        Transfers ours = ours(image, saved, bytes);
        Series copy = programs.time(runs, () -> Files.deleteIfExists(saved), "cp", image.toString(), saved.toString());
        report.row("`cp` of the archive", copy, bytes);
        List<Transfers> peers = new ArrayList<>();
        if (Engines.hasDockerd()) {
            peers.add(dockerd(image, saved, bytes));
        } else {
            report.missing("dockerd, as root");
        }
        if (Programs.has("podman")) {
            peers.add(podman(image, saved, bytes));
        } else {
            report.missing("`podman`");
        }
        Series inProcess = inProcess(bytes);
        for (Transfers peer : peers) {
            atLeast("Load against " + peer.name(), peer.load().median() / ours.load().median(), LOAD_AT_LEAST);
        }
        peers.stream().filter(peer -> peer.name().equals("dockerd")).forEach(
                peer -> atLeast("Save against dockerd", peer.save().median() / ours.save().median(), SAVE_AT_LEAST));
        double ofCopy = inProcess.median() / copy.median();
        report.verdict(String.format(Locale.ROOT,
                "Save to a file, in the engine: %.1f times as long as cp (to reach: at most %.1f)", ofCopy,
                OF_CP_AT_MOST), ofCopy <= OF_CP_AT_MOST);
        Files.deleteIfExists(saved);
        Files.delete(image);
    }

    /** Without a client in between; gives the times of a save. */
    private Series inProcess(long bytes) throws IOException, InterruptedException {
        Path data = folder.resolve("in-process");
        var times = Groups.byWork(programs.java(List.of("-Xmx384m"),
                "dev.cutaway.engine.local.bench.TransferBenchmark", data.toString(), Integer.toString(runs),
                Double.toString(scale)));
        times.forEach((work, series) -> report.row("**Cutaway**, in the engine: " + work, series, bytes));
        Programs.remove(data);
        return times.get("save as docker-archive");
    }

    private void atLeast(String words, double times, double least) {
        report.verdict(String.format(Locale.ROOT, "%s: %.1f times as fast (to reach: at least %.0f)", words, times,
                least), times >= least);
    }

    /** Times of one engine. */
    private record Transfers(String name, Series load, Series save) {}

    /** A fresh store for each load: a removed image lies in the trash, and what lies there is not written again. */
    private Transfers ours(Path image, Path saved, long bytes) throws IOException, InterruptedException {
        List<Double> loads = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            try (var engine = engines.ours()) {
                loads.addAll(load(engine, image, 1));
            }
        }
        Series fresh = Series.of(loads);
        report.row("**Cutaway**: `docker load` into an empty store", fresh, bytes);
        try (var engine = engines.ours()) {
            load(engine, image, 1);
            report.row("**Cutaway**: `docker load` of what is there already", Series.of(load(engine, image, runs)),
                    bytes);
            Series save = save(engine, saved);
            report.row("**Cutaway**: `docker save`", save, bytes);
            return new Transfers("Cutaway", fresh, save);
        }
    }

    private Transfers dockerd(Path image, Path saved, long bytes) throws IOException, InterruptedException {
        try (var server = engines.dockerd()) {
            List<Double> loads = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                loads.addAll(load(server, image, 1));
                if (i < runs - 1) {
                    programs.timeShell(1, "docker -H \"$1\" rmi -f $(docker -H \"$1\" images -q)", server.host());
                }
            }
            var all = new Transfers("dockerd", Series.of(loads), save(server, saved));
            report.row("dockerd: `docker load`", all.load(), bytes);
            report.row("dockerd: `docker save`", all.save(), bytes);
            return all;
        } finally {
            Programs.remove(folder.resolve("dockerd"));
        }
    }

    private List<Double> load(Server server, Path image, int times) throws IOException, InterruptedException {
        Series series = programs.time(times, () -> {
        }, "docker", "-H", server.host(), "load", "-q", "-i", image.toString());
        return Arrays.stream(series.sorted()).boxed().toList();
    }

    private Series save(Server server, Path saved) throws IOException, InterruptedException {
        return programs.timeShell(runs, "rm -f \"$2\"; docker -H \"$1\" save -o \"$2\" $(docker -H \"$1\" images "
                + "--format '{{.Repository}}:{{.Tag}}')", server.host(), saved.toString());
    }

    private Transfers podman(Path image, Path saved, long bytes) throws IOException, InterruptedException {
        // Podman wants a short path.
        Path data = Files.createTempDirectory("pod");
        String[] podman = {"podman", "--root", data + "/data", "--runroot", data + "/run", "--tmpdir", data + "/tmp"};
        Series load = programs.time(runs, () -> removeByRoot(data), with(podman, "load", "-q", "-i", image.toString()));
        report.row("Podman: `podman load`", load, bytes);
        Series save = programs.timeShell(runs, "rm -f \"$1\"; shift; \"$@\" save -q -o " + saved
                + " $(\"$@\" images -q)", with(new String[]{saved.toString()}, podman));
        report.row("Podman: `podman save`", save, bytes);
        removeByRoot(data);
        return new Transfers("Podman", load, save);
    }

    /** Podman leaves mounts and files that are not ours to delete one by one. */
    private void removeByRoot(Path data) throws IOException {
        try {
            programs.timeShell(1, "podman --root \"$1/data\" --runroot \"$1/run\" --tmpdir \"$1/tmp\" rmi -af; "
                    + "umount -l \"$1/data/overlay\" 2>/dev/null; rm -rf \"$1\"", data.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String[] with(String[] command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** A store of many images: a program of the engine's own tests does the work. */
    void manyImages() throws IOException, InterruptedException {
        int images = (int) Math.max(10, 1000 * scale);
        report.table("A store of many images", images + " images of 20 layers, of which they share five.");
        Path data = folder.resolve("many");
        List<String> lines = programs.java(List.of("-Xmx384m"), "dev.cutaway.engine.local.bench.StoreBenchmark",
                data.toString(), Integer.toString(images), "20");
        var times = Groups.byWork(lines);
        times.forEach((work, series) -> report.row(work, series, 0));
        verdict("List", times.get("list").median(), 100);
        verdict("Prune preview", times.get("planPrune of all").median(), 500);
        verdict("Open", times.get("open").longest(), 1000);
        Programs.remove(data);
    }

    private void verdict(String what, double milliseconds, double most) {
        report.verdict(what + " in " + Series.text(milliseconds) + " (to reach: " + Series.text(most) + ")",
                milliseconds < most);
    }

    /** From {@code ./cutaway engine} to its first answer, and the memory of one that waits. */
    void start(int times) throws IOException, InterruptedException {
        report.table("Start the engine", "From `./cutaway engine` to the answer of its first ping, with the AOT cache "
                + "that a start of the window makes.");
        List<Double> starts = new ArrayList<>();
        String memory = "";
        for (int i = 0; i < times; i++) {
            try (var engine = engines.ours()) {
                starts.add(engine.startMilliseconds());
                Thread.sleep(1000);
                memory = engine.memory();
            }
        }
        Series series = Series.of(starts);
        report.row("first answer", series, 0);
        report.figure("memory of the idle engine", memory);
        report.verdict("First answer in " + Series.text(series.median()) + " (to reach: less than 700 ms)",
                series.median() < 700);
    }
}
