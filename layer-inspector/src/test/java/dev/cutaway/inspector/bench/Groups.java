package dev.cutaway.inspector.bench;

import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.archive.LayerBlob;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.image.IndexCache;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.testing.BlobForm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The benchmarks by name. */
final class Groups {

    /** One of them. */
    interface Group {
        void run() throws IOException, InterruptedException;
    }

    private static final int WARM_UP = 4;

    private final Path folder;
    private final Path project;
    private final double scale;
    private final int runs;
    private final Report report;
    private final Programs programs;
    private double inflateShare;
    private final Map<String, Group> byName = new LinkedHashMap<>();

    /**
     * @param folder for images; each group removes its own
     * @param project the project's top folder, which has the start script
     * @param scale 1 for images of full size
     * @param runs of each work
     */
    Groups(Path folder, Path project, double scale, int runs, Report report) {
        this.folder = folder;
        this.project = project;
        this.scale = scale;
        this.runs = runs;
        this.report = report;
        this.programs = new Programs(folder);
        byName.put("plain", () -> index("Index a docker-archive", Shape.MIXED, BlobForm.PLAIN));
        byName.put("gzip", () -> index("Index an image of gzip layers", Shape.MIXED, BlobForm.GZIP));
        byName.put("zstd", () -> index("Index an image of zstd layers", Shape.MIXED, BlobForm.ZSTD));
        byName.put("small-files", () -> index("Index half a million small files", Shape.SMALL_FILES, BlobForm.PLAIN));
        byName.put("one-folder", () -> index("Index one large folder", Shape.ONE_FOLDER, BlobForm.PLAIN));
        byName.put("layers-60", () -> index("Index 60 layers", Shape.LAYERS_60, BlobForm.PLAIN));
        byName.put("heap", this::heap);
        byName.put("reopen", this::reopen);
        byName.put("scroll", this::scroll);
        byName.put("start", this::start);
        var engines = new Engines(folder, project);
        var engine = new EngineGroup(folder, engines, scale, runs, report, programs);
        byName.put("transfer", engine::transfer);
        byName.put("many-images", engine::manyImages);
        byName.put("build", new BuildGroup(folder, engines, scale, runs, report, programs)::run);
        byName.put("engine-start", () -> engine.start(2 * runs));
    }

    /** All, in the order of the report. */
    Map<String, Group> byName() {
        return byName;
    }

    /** The image of a group, with what is worth knowing of it. */
    private record Subject(Path file, long bytes, List<LayerBlob> layers, long tarBytes, String words) {}

    private Subject make(Shape shape, BlobForm form) throws IOException {
        return make(shape, form, scale);
    }

    private Subject make(Shape shape, BlobForm form, double size) throws IOException {
        Path file = folder.resolve("image.tar");
        shape.write(file, form, size);
        try (var archive = ImageArchive.open(file, Limits.DEFAULT, Progress.NONE)) {
            var image = archive.images().getFirst();
            var inspected = new ImageInspector(null, Limits.DEFAULT).inspect(image, Progress.NONE);
            long tarBytes = inspected.layers().stream().mapToLong(LayerIndex::tarBytes).sum();
            int files = inspected.layers().stream().mapToInt(LayerIndex::fileCount).sum();
            String words = String.format(Locale.ROOT,
                    "%s; %,d files. The archive has %,.0f MB, its layers %,.0f MB unpacked.",
                    shape.description(), files, Files.size(file) / 1e6, tarBytes / 1e6);
            return new Subject(file, Files.size(file), image.layers(), tarBytes, words);
        }
    }

    private void index(String title, Shape shape, BlobForm form) throws IOException, InterruptedException {
        Subject subject = make(shape, form);
        String file = subject.file().toString();
        report.table(title, subject.words());
        Series process = programs.time(runs, () -> Programs.remove(folder.resolve("cache")),
                project.resolve("cutaway").toString(), "inspect", "--json", file);
        report.row("**Cutaway**, whole process: `cutaway inspect --json`", process, subject.tarBytes());
        Series warm = Programs.series(programs.java(List.of("-Xmx512m"), InspectLoop.class.getName(), file,
                Integer.toString(WARM_UP), Integer.toString(runs)), "index");
        report.row("**Cutaway**, in a running process", warm, subject.tarBytes());
        Series sum = programs.time(runs, () -> {
        }, "sha256sum", file);
        report.row("`sha256sum` of the archive", sum, subject.bytes());
        decompressors(subject, form, warm);
        layerPeers(subject, form);
        skopeo(subject, form);
        dive(file, subject.tarBytes());
        if (shape == Shape.MIXED && form == BlobForm.PLAIN) {
            ratio("Whole process against sha256sum", process.median() / sum.median(), 0.8);
            ratio("Running process against sha256sum", warm.median() / sum.median(), 0.8);
        }
        if (form == BlobForm.GZIP) {
            report.verdict(String.format(Locale.ROOT,
                    "Running process: %.2f of the speed of inflating alone on all cores (to reach: at least 0.9)",
                    inflateShare), inflateShare >= 0.9);
        }
        Files.delete(subject.file());
    }

    private void ratio(String words, double ratio, double most) {
        report.verdict(String.format(Locale.ROOT, "%s: %.2f of its time (to reach: at most %.1f)", words, ratio, most),
                ratio <= most);
    }

    /** What only undoing the compression costs. */
    private void decompressors(Subject subject, BlobForm form, Series ours) throws IOException, InterruptedException {
        if (form == BlobForm.GZIP) {
            Series inflate = Programs.series(programs.java(List.of(), InflateLoop.class.getName(),
                    subject.file().toString(), "2", Integer.toString(runs)), "inflate");
            report.row("only inflating, Java's inflater on all cores", inflate, subject.tarBytes());
            inflateShare = inflate.median() / ours.median();
        }
    }

    private void layerPeers(Subject subject, BlobForm form) throws IOException, InterruptedException {
        Path unpacked = Files.createDirectories(folder.resolve("layers"));
        programs.time(1, () -> {
        }, "tar", "xf", subject.file().toString(), "-C", unpacked.toString());
        String[] layers = subject.layers().stream().sorted(Comparator.comparingLong(LayerBlob::blobBytes).reversed())
                .map(
                        layer -> unpacked.resolve(layer.name()).toString())
                .toArray(String[]::new);
        String program = switch (form) {
            case GZIP -> "gzip -dc";
            case ZSTD -> "zstd -dc";
            default -> "cat";
        };
        if (form != BlobForm.PLAIN) {
            String one = "for layer; do " + program + " \"$layer\" >/dev/null; done";
            report.row("`" + program + "` of every layer", programs.timeShell(runs, one, layers), subject.tarBytes());
            String two = "printf '%s\\0' \"$@\" | xargs -0 -P 2 -n 1 " + program;
            report.row("`" + program + "`, two at a time", programs.timeShell(runs, two, layers), subject.tarBytes());
        }
        String list = "for layer; do " + program + " \"$layer\" | tar tf - >/dev/null; done";
        report.row("`" + program + "` of every layer into `tar tf -`", programs.timeShell(runs, list, layers),
                subject.tarBytes());
        Programs.remove(unpacked);
    }

    private void skopeo(Subject subject, BlobForm form) throws IOException, InterruptedException {
        String from = form == BlobForm.PLAIN ? "docker-archive:" : "oci-archive:";
        String work = "`skopeo copy " + from + "… oci:…`";
        if (!Programs.has("skopeo")) {
            report.missing(work);
            return;
        }
        Path copy = folder.resolve("copy");
        Series series = programs.time(Math.min(runs, 2), () -> Programs.remove(copy), "skopeo", "copy",
                "--insecure-policy", "--quiet", from + subject.file(), "oci:" + copy + ":1");
        report.row(work, series, subject.tarBytes());
        Programs.remove(copy);
    }

    private void dive(String file, long bytes) throws IOException, InterruptedException {
        if (Programs.has("dive")) {
            report.row("`dive --ci docker-archive://…`", programs.timeShell(runs,
                    "CI=true dive --ci --lowestEfficiency 0 --highestWastedBytes disabled --highestUserWastedPercent 1 "
                            + "docker-archive://\"$1\" >/dev/null",
                    file), bytes);
        } else {
            report.missing("`dive`");
        }
    }

    private void heap() throws IOException, InterruptedException {
        for (BlobForm form : List.of(BlobForm.PLAIN, BlobForm.ZSTD)) {
            Subject subject = make(Shape.LARGE_FILES, form);
            report.table("Heap while indexing a large image, " + (form == BlobForm.PLAIN ? "plain" : "zstd"),
                    subject.words());
            heapOf(subject);
            Files.delete(subject.file());
        }
        Subject subject = make(Shape.SMALL_FILES, BlobForm.PLAIN);
        report.table("Heap while indexing many files", subject.words());
        heapOf(subject);
        Files.delete(subject.file());
    }

    private void heapOf(Subject subject) throws IOException, InterruptedException {
        boolean passes = false;
        for (int megabytes : new int[]{32, 64, 128, 256, 512}) {
            var lines = programs.tryJava(List.of("-Xmx" + megabytes + "m"), InspectLoop.class.getName(),
                    subject.file().toString(), "0", "1");
            if (lines.isPresent()) {
                report.row("**Cutaway** in a heap of " + megabytes + " MB, the smallest tried that was enough",
                        Programs.series(lines.get(), "index"), subject.tarBytes());
                passes = true;
                break;
            }
        }
        report.verdict("Passes in a heap of 512 MB (to reach)", passes);
    }

    private void reopen() throws IOException, InterruptedException {
        Subject subject = make(Shape.SMALL_FILES, BlobForm.PLAIN);
        report.table("Open an image that was indexed before", subject.words());
        Path cache = folder.resolve("indexes");
        try (var archive = ImageArchive.open(subject.file(), Limits.DEFAULT, Progress.NONE)) {
            new ImageInspector(new IndexCache(cache), Limits.DEFAULT).inspect(archive.images().getFirst(),
                    Progress.NONE);
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            lines.addAll(programs.java(List.of("-Xmx256m"), ReopenLoop.class.getName(), subject.file().toString(),
                    cache.toString(), "6"));
        }
        Series first = Programs.series(lines, "first");
        Series firstLayers = Programs.series(lines, "first-layer");
        report.row("first rows, first image of a new process", first, 0);
        Series again = Programs.series(lines, "again");
        report.row("first rows, in a running process", again, 0);
        report.row("another layer, first image of a new process", firstLayers, 0);
        report.row("another layer, in a running process", Programs.series(lines, "again-layer"), 0);
        report.figure("heap in use with the image open", Math.round(Programs.series(lines, "heap").median()) + " MB");
        report.verdict("First rows in " + Series.text(again.median()) + " in a running process (to reach: 150 ms)",
                again.median() < 150);
        report.verdict("Another layer in " + Series.text(firstLayers.median()) + " (to reach: 50 ms)",
                firstLayers.median() < 50);
        Programs.remove(cache);
        Files.delete(subject.file());
    }

    private void scroll() throws IOException, InterruptedException {
        Subject subject = make(Shape.ONE_FOLDER, BlobForm.PLAIN, scale * 5 / 3);
        report.table("Scroll a folder of 500,000 files",
                "One folder of the image is unfolded in the Files tab; frames are "
                        + "timed from pulse to pulse, 60 a second at the most, so 16.7 ms is the best there is.");
        Map<String, Series> times = app("dev.cutaway.app.bench.ScrollBenchmark", subject.file());
        Files.delete(subject.file());
        double longest = times.entrySet().stream().filter(entry -> entry.getKey().endsWith(": a frame")).mapToDouble(
                entry -> entry.getValue().longest()).max().orElseThrow();
        report.verdict("Longest frame " + Series.text(longest) + " (to reach: none over 33 ms)", longest <= 33);
    }

    private void start() throws IOException, InterruptedException {
        report.table("Start the window", "On a virtual display where there is no other.");
        Map<String, Series> times = app("dev.cutaway.app.bench.StartBenchmark", folder);
        double median = new ArrayList<>(times.values()).getLast().median();
        report.verdict("First window in " + Series.text(median) + " (to reach: less than 1 s)", median < 1000);
    }

    /** Benchmarks of the window print {@code work TAB milliseconds}, and {@code =what TAB value} for other figures. */
    private Map<String, Series> app(String mainClass, Path file) throws IOException, InterruptedException {
        if (Groups.class.getClassLoader().getResource(mainClass.replace('.', '/') + ".class") == null) {
            throw new IOException("the app's tests are not on the class path");
        }
        var lines = programs.java(List.of("-Xmx512m"), mainClass, file.toString(), project.toString());
        Map<String, Series> times = byWork(lines);
        times.forEach((work, series) -> report.row(work, series, 0));
        lines.stream().map(line -> line.split("\t")).filter(parts -> parts[0].startsWith("=")).forEach(
                parts -> report.figure(parts[0].substring(1), parts[1]));
        return times;
    }

    /** Of lines {@code work TAB milliseconds} the times of each work, in their first order. */
    static Map<String, Series> byWork(List<String> lines) {
        Map<String, List<Double>> byWork = new LinkedHashMap<>();
        lines.stream().map(line -> line.split("\t")).filter(parts -> !parts[0].startsWith("=")).forEach(
                parts -> byWork.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(Double.valueOf(parts[1])));
        Map<String, Series> times = new LinkedHashMap<>();
        byWork.forEach((work, list) -> times.put(work, Series.of(list)));
        return times;
    }
}
