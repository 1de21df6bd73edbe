package dev.cutaway.app.bench;

import dev.cutaway.app.boot.AppWindow;
import dev.cutaway.app.boot.Parts;
import dev.cutaway.app.build.BuildingEngine;
import dev.cutaway.app.build.FakeBuilds;
import dev.cutaway.app.build.MockupBuilds;
import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.layers.LayersPage;
import dev.cutaway.app.library.MemoryEngine;
import dev.cutaway.app.library.Shop;
import dev.cutaway.app.screenshot.Camera;
import dev.cutaway.app.screenshot.Screenshots;
import dev.cutaway.app.screenshot.Subject;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.image.ImageInspector;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Takes pictures of the pages that need an engine, of one that keeps the images of the mock-ups. */
public final class PagePictures {

    private PagePictures() {}

    /** @param arguments folder, width, height, and {@code other} for an engine without a store */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        boolean store = arguments.length < 4;
        var subject = new CompletableFuture<Subject>();
        Platform.startup(() -> {
            try {
                subject.complete(window(Double.parseDouble(arguments[1]), Double.parseDouble(arguments[2]), store));
            } catch (RuntimeException e) {
                subject.completeExceptionally(e);
            }
        });
        new Screenshots(subject.get(), new Camera(folder, 1)).takePlaces();
        Platform.exit();
    }

    private static Subject window(double width, double height, boolean store) {
        var entry = new EngineEntry("bundled", store ? EngineEntry.Kind.BUNDLED : EngineEntry.Kind.DOCKER, "default",
                "/run/user/1000/cutaway.sock", "",
                () -> store
                        ? new BuildingEngine(Shop.fill(new MemoryEngine(true)), MockupBuilds.fill(new FakeBuilds()))
                        : Shop.fill(new MemoryEngine(false)));
        var window = new AppWindow(AppSettings.inMemory(), Tasks.onThreads(), new ScrollBenchmark.Nobody(),
                new Parts(new ImageInspector(null, Limits.DEFAULT), bench -> List.of(),
                        bench -> (image, all) -> new LayersPage(bench, image, all), () -> List.of(entry)));
        window.connect();
        Scene scene = window.shell().newScene(width, height);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return new Subject(scene, window.shell(), window.bench(), window.images(), window.samples(),
                List.of(window.home(), window.buildsPage(), window.disk()), window.dockerfiles(), window.builds(),
                window.actions()::load);
    }
}
