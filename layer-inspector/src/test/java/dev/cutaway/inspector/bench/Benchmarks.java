package dev.cutaway.inspector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where {@code ./benchmark} starts; see its help. */
final class Benchmarks {

    private static final double QUICK = 0.05;
    private static final long GIGABYTE = 1_000_000_000;

    private Benchmarks() {}

    /** @param arguments the project's folder, then those of the script */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        double scale = 1;
        int runs = 5;
        Path out = null;
        List<String> names = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> {
                    scale = QUICK;
                    runs = 3;
                }
                case "--runs" -> runs = Integer.parseInt(arguments[++i]);
                case "--out" -> out = Path.of(arguments[++i]).toAbsolutePath();
                default -> names.add(arguments[i]);
            }
        }
        Path folder = Files.createTempDirectory("cutaway-benchmark");
        // Also after Ctrl+C: gigabytes must not stay behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        needSpace(folder, scale);
        var report = new Report();
        var groups = new Groups(folder, Path.of(arguments[0]).toAbsolutePath(), scale, runs, report);
        run(groups, names, report, scale, runs);
        if (out != null) {
            Files.writeString(out, report.toString());
        }
    }

    private static void remove(Path folder) {
        try {
            Programs.remove(folder);
        } catch (IOException e) {
            System.err.println(folder + " could not be removed: " + e.getMessage());
        }
    }

    private static void run(Groups groups, List<String> names, Report report, double scale, int runs)
            throws IOException, InterruptedException {
        for (String name : names) {
            if (!groups.byName().containsKey(name)) {
                throw new IllegalArgumentException("no benchmark " + name + "; there are " + groups.byName().keySet());
            }
        }
        report.line("# Benchmarks");
        report.line("");
        report.line("Made by `./benchmark`; `./benchmark --help` says what it does. The images are generated, other"
                + " programs run beside ours on the same files. *Whole process* is what a person waits for at the"
                + " command line, start of Java included; *running process* is what the app does.");
        report.line("");
        report.machine(scale, runs);
        for (var group : groups.byName().entrySet()) {
            if (names.isEmpty() || names.contains(group.getKey())) {
                group.getValue().run();
            }
        }
    }

    private static void needSpace(Path folder, double scale) throws IOException {
        long needed = (long) (8 * GIGABYTE * scale) + GIGABYTE;
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new IOException("needs %d GB of free disk in %s, has %d; set TMPDIR to another place".formatted(
                    needed / GIGABYTE, folder, free / GIGABYTE));
        }
    }
}
