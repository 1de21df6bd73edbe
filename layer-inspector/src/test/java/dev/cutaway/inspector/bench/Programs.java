package dev.cutaway.inspector.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs other programs, and this one's classes in a Java of their own, and takes the time. */
final class Programs {

    private final Path folder;

    /** @param folder where they start, and where their home and caches are */
    Programs(Path folder) {
        this.folder = folder;
    }

    /** True where the search path has this program. */
    static boolean has(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(
                place -> Files.isExecutable(Path.of(place, name)));
    }

    /**
     * Runs a command several times, its output thrown away.
     *
     * @param before done before each run, not timed
     * @throws IOException when it fails
     */
    Series time(int runs, Step before, String... command) throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            before.run();
            long start = System.nanoTime();
            Process process = start(List.of(command), ProcessBuilder.Redirect.DISCARD);
            int code = process.waitFor();
            times.add((System.nanoTime() - start) / 1e6);
            if (code != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + code + ": " + errors());
            }
        }
        return Series.of(times);
    }

    /** A shell line, likewise; {@code $1} … are the arguments. */
    Series timeShell(int runs, String line, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", line, "sh"));
        command.addAll(List.of(arguments));
        return time(runs, () -> {
        }, command.toArray(String[]::new));
    }

    /**
     * Runs a class of this class path in a Java of its own.
     *
     * @return the lines it printed
     * @throws IOException when it fails
     */
    List<String> java(List<String> options, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        return tryJava(options, mainClass, arguments)
                .orElseThrow(() -> new IOException(mainClass + " failed: " + errors()));
    }

    /** Likewise, but gives nothing where it ends with an error, such as too small a heap. */
    Optional<List<String>> tryJava(List<String> options, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(mainClass);
        command.addAll(List.of(arguments));
        Process process = start(command, ProcessBuilder.Redirect.PIPE);
        List<String> lines;
        try (var reader = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines = reader.lines().toList();
        }
        return process.waitFor() == 0 ? Optional.of(lines) : Optional.empty();
    }

    /** What the last program said when it failed. */
    private String errors() {
        try {
            return Files.readString(folder.resolve("errors.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the lines that a class printed, the numbers after this word. */
    static Series series(List<String> lines, String word) {
        return Series.of(lines.stream().filter(line -> line.startsWith(word + " ")).map(
                line -> Double.valueOf(line.substring(word.length() + 1))).toList());
    }

    private Process start(List<String> command, ProcessBuilder.Redirect output) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(output).redirectInput(
                ProcessBuilder.Redirect.from(new File("/dev/null"))).redirectError(
                        folder.resolve("errors.log").toFile());
        builder.environment().putAll(Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString(), "XDG_CONFIG_HOME",
                folder.resolve("config").toString(), "XDG_STATE_HOME", folder.resolve("state").toString(), "LC_ALL",
                "C.UTF-8"));
        return builder.start();
    }

    /** Something that may fail. */
    interface Step {
        void run() throws IOException;
    }

    /** Removes a folder and all in it. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
