package dev.cutaway.app.bench;

import dev.cutaway.app.boot.AppWindow;
import dev.cutaway.app.boot.Parts;
import dev.cutaway.app.layers.LayersPage;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.shell.Desktop;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.image.ImageInspector;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * Opens the image in the real window, unfolds its largest folder, and scrolls through it: some rows a frame, and from one
 * random place to another. Prints the time of each frame, from pulse to pulse: 60 pulses a second are the most there are.
 * Without {@code DISPLAY} it draws on JavaFX's headless screen, by the processor.
 */
final class ScrollBenchmark {

    private static final int FRAMES = 600;
    private static final int WARM_UP = 120;
    private static final double PIXELS = 91;

    private final Scene scene;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private ScrollBenchmark(Scene scene) {
        this.scene = scene;
    }

    /** @param arguments the image; the rest is for others */
    public static void main(String[] arguments) {
        if (System.getenv().getOrDefault("DISPLAY", "").isEmpty()) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        var started = new CompletableFuture<ScrollBenchmark>();
        Platform.startup(() -> {
            var inspector = new ImageInspector(null, Limits.DEFAULT);
            var window = new AppWindow(AppSettings.inMemory(), Tasks.onThreads(), new Nobody(),
                    new Parts(inspector, bench -> List.of(),
                            bench -> (image, all) -> new LayersPage(bench, image, all),
                            dev.cutaway.app.engines.EngineDirectory.NONE));
            Scene scene = window.shell().newScene(1280, 800);
            var stage = new Stage();
            stage.setScene(scene);
            stage.show();
            window.images().open(List.of(Path.of(arguments[0])));
            var benchmark = new ScrollBenchmark(scene);
            benchmark.whenShown();
            started.complete(benchmark);
        });
        started.join().done.join();
        Platform.exit();
    }

    /** Waits for the table, then goes down into the folder that holds the most, then scrolls. */
    private void whenShown() {
        new AnimationTimer() {
            private int unfolded = -1;

            @Override
            public void handle(long now) {
                if (!(scene.lookup(".files-table") instanceof TableView<?> table) || table.getItems().isEmpty()) {
                    return;
                }
                int rows = table.getItems().size();
                if (rows > 1000) {
                    stop();
                    System.out.println("=rows in the table\t" + rows);
                    table.requestFocus();
                    steady(table);
                } else if (rows != unfolded) {
                    unfolded = rows;
                    table.getSelectionModel().clearAndSelect(rows - 1);
                    table.fireEvent(
                            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
                }
            }
        }.start();
    }

    private void steady(TableView<?> table) {
        var flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
        measure("scrolling three and a half rows a frame",
                frame -> flow.scrollPixels(frame % 300 < 200 ? PIXELS : -PIXELS),
                () -> jumps(table));
    }

    private void jumps(TableView<?> table) {
        var random = new SplittableRandom(1);
        int rows = table.getItems().size();
        measure("going to another random place each frame", frame -> table.scrollTo(random.nextInt(rows)),
                () -> done.complete(null));
    }

    private static void measure(String work, IntConsumer step, Runnable next) {
        List<Double> frames = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        new AnimationTimer() {
            private int frame;
            private long last;
            private long lastBusy;

            @Override
            public void handle(long now) {
                // The clock, not the pulse's own time: a late pulse is told the time at which it should have been.
                long time = System.nanoTime();
                long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                if (frame > WARM_UP) {
                    frames.add((time - last) / 1e6);
                    busy.add((processor - lastBusy) / 1e6);
                }
                last = time;
                lastBusy = processor;
                if (frame++ < FRAMES) {
                    step.accept(frame);
                } else {
                    stop();
                    frames.forEach(milliseconds -> System.out.println(work + ": a frame\t" + milliseconds));
                    busy.forEach(
                            milliseconds -> System.out.println(work + ": processor time of the UI thread for a frame\t"
                                    + milliseconds));
                    System.out.println("=frames over 33 ms while " + work + "\t"
                            + frames.stream().filter(milliseconds -> milliseconds > 33).count());
                    next.run();
                }
            }
        }.start();
    }

    /** There is nobody at this desktop. */
    record Nobody() implements Desktop {
        @Override
        public List<Path> askForImages() {
            return List.of();
        }

        @Override
        public Optional<Path> askForFolder() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> askForFile(Path from) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> askWhereToSave(String suggestedName) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> askForTargetFolder() {
            return Optional.empty();
        }

        @Override
        public void open(Path file) {}

        @Override
        public void copy(String text) {}
    }
}
