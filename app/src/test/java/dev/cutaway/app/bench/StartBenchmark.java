package dev.cutaway.app.bench;

import dev.cutaway.inspector.bench.Memory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts the app as a person does, by {@code ./cutaway}, on the display there is or a virtual one, and takes the time
 * until it says that its first frame is laid out.
 */
final class StartBenchmark {

    private static final int RUNS = 7;
    private static final int REHEARSAL_SECONDS = 300;
    private static final int IDLE_MILLISECONDS = 4000;
    private static final String FIRST_FRAME = "first frame laid out";

    private final Path project;
    private final String display;

    private StartBenchmark(Path project, String display) {
        this.project = project;
        this.display = display;
    }

    /** @param arguments an image, which is not opened; the project's folder */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path project = Path.of(arguments[1]);
        String display = System.getenv().getOrDefault("DISPLAY", "");
        if (!display.isEmpty()) {
            new StartBenchmark(project, display).measure();
            return;
        }
        Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24").redirectError(
                ProcessBuilder.Redirect.DISCARD).start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        try (var lines = server.inputReader(StandardCharsets.UTF_8)) {
            new StartBenchmark(project, ":" + lines.readLine()).measure();
        } finally {
            server.destroy();
        }
    }

    private void measure() throws IOException, InterruptedException {
        // The first start of a build: the JVM knows nothing of it yet.
        System.out.println("from `./cutaway` to the first frame, the first time\t" + start(false));
        boolean cached = awaitCache();
        String work = "from `./cutaway` to the first frame"
                + (cached ? ", with the AOT cache that the first start made" : "");
        for (int i = 0; i < RUNS; i++) {
            System.out.println(work + "\t" + start(i == RUNS - 1));
        }
    }

    /** The first start of a build has the JVM learn in the background, at the lowest priority. */
    private boolean awaitCache() throws IOException, InterruptedException {
        for (int i = 0; i < REHEARSAL_SECONDS; i++) {
            try (Stream<Path> files = Files.list(project.resolve("target"))) {
                if (files.anyMatch(file -> file.toString().endsWith(".aot"))) {
                    return true;
                }
            }
            Thread.sleep(1000);
        }
        return false;
    }

    /** Milliseconds to the first frame; then the app is ended. */
    private double start(boolean withMemory) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(project.resolve("cutaway").toString()).redirectErrorStream(true);
        builder.environment().put("DISPLAY", display);
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Dcutaway.trace=startup");
        long begin = System.nanoTime();
        Process app = builder.start();
        try (var lines = new BufferedReader(new InputStreamReader(app.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(FIRST_FRAME)) {
                    double time = (System.nanoTime() - begin) / 1e6;
                    if (withMemory) {
                        Thread.sleep(IDLE_MILLISECONDS);
                        System.out.println("=memory of the idle window\t" + Memory.of(app.pid()));
                    }
                    return time;
                }
            }
            throw new IOException("the app ended with " + app.waitFor() + " before its first frame");
        } finally {
            app.destroy();
            app.waitFor();
        }
    }
}
