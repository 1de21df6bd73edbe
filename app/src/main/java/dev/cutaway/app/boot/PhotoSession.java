package dev.cutaway.app.boot;

import dev.cutaway.app.screenshot.Camera;
import dev.cutaway.app.screenshot.Screenshots;
import dev.cutaway.app.screenshot.Subject;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.shell.Desktop;
import dev.cutaway.app.task.Tasks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * Takes the screenshots: a window on JavaFX's own headless screen, with settings that are nobody's and an engine that is
 * there for it alone.
 */
final class PhotoSession {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private PhotoSession() {}

    /**
     * Takes them all and ends JavaFX.
     *
     * @param folder where they go; made where it is not there
     * @param files what they show; empty for the samples
     */
    static void take(Path folder, List<Path> files) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        inWindow(subject -> new Screenshots(subject, new Camera(folder, 2)).take(files, folder.resolve("gone.tar")));
    }

    /** Goes through the views of a sample without taking pictures, for the JVM to learn the start from. */
    static void rehearse() throws IOException, InterruptedException {
        inWindow(subject -> new Screenshots(subject, new Camera(Path.of(""), 1)).rehearse());
    }

    /** What is done with the window. */
    private interface Session {
        void run(Subject subject) throws IOException, InterruptedException;
    }

    private static void inWindow(Session session) throws IOException, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var subject = new CompletableFuture<Subject>();
        try (var engine = PassingEngine.start()) {
            Platform.startup(() -> {
                try {
                    subject.complete(window(engine));
                } catch (RuntimeException e) {
                    subject.completeExceptionally(e);
                }
            });
            try {
                session.run(subject.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("the window could not be made", e.getCause());
            } finally {
                Platform.exit();
            }
        }
    }

    private static Subject window(PassingEngine engine) {
        var window = new AppWindow(AppSettings.inMemory(), Tasks.onThreads(), new NoDesktop(),
                UserParts.in(UserFolders.ofThisUser(), engine.directory()));
        window.connect();
        Scene scene = window.shell().newScene(WIDTH, HEIGHT);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return new Subject(scene, window.shell(), window.bench(), window.images(), window.samples(),
                List.of(window.home(), window.buildsPage(), window.disk()), window.dockerfiles(), window.builds(),
                window.actions()::load);
    }

    /** Nobody is there to be asked. */
    private record NoDesktop() implements Desktop {
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
