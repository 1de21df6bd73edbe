package dev.cutaway.app.screenshot;

import dev.cutaway.app.dockerfile.template.NewDockerfile;
import dev.cutaway.app.images.SampleImage;
import dev.cutaway.app.settings.ThemeChoice;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.PageView;
import dev.cutaway.app.shell.RailEntry;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.inspector.Progress;
import dev.cutaway.resources.DockerfileTemplates;
import dev.cutaway.resources.Messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;

/**
 * Takes a picture of each main view, light and dark, in every language: {@code start-light-en.png} …. Runs on a thread
 * of its own and drives the UI thread from there.
 */
public final class Screenshots {

    private static final int STILL_FRAMES = 4;
    private static final String SAMPLE_BASE = "nginx-site:1.4";
    private static final List<String> PLACES = List.of("images", "builds", "disk");

    private final Subject subject;
    private final Camera camera;
    private final ExecutorService darkroom = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("darkroom").daemon().factory());
    private final List<Future<String>> developing = new ArrayList<>();

    /** @param camera writes the pictures */
    public Screenshots(Subject subject, Camera camera) {
        this.subject = subject;
        this.camera = camera;
    }

    /**
     * Takes them all. Blocks until the last one is written.
     *
     * @param files what to show; empty for the samples
     * @param missing a file that is not there, for the picture of a failure
     */
    public void take(List<Path> files, Path missing) throws IOException, InterruptedException {
        everyLook("start", () -> {
        });
        everyLook("drop", () -> subject.shell().showDropZone(List.of(Path.of("debian-13.tar").toFile())));
        act(() -> subject.shell().showDropZone(List.of()));
        open(files);
        int opened = ask(() -> subject.images().entries().size());
        for (int i = 0; i < opened; i++) {
            int index = i;
            RailEntry entry = ask(() -> subject.images().entries().get(index));
            act(() -> subject.bench().navigator().go(entry.page()));
            views(entry.page(), i == 0 ? "" : "-" + (i + 1), files.isEmpty() && i > 0);
        }
        windowOverImage();
        act(() -> subject.images().open(List.of(missing)));
        everyLook("failure", () -> {
        });
        List<Path> known = new ArrayList<>(files.isEmpty() ? written() : files);
        known.add(1, missing);
        act(() -> {
            subject.images().closeAll();
            known.reversed().forEach(subject.settings()::addRecent);
        });
        everyLook("start-recent", () -> {
        });
        List<Path> loaded = files.isEmpty() ? written() : files;
        act(() -> subject.load().accept(loaded));
        // What asks about a file, or says that it cannot be loaded, is no place.
        act(subject.bench().sheets()::clear);
        takeBuild(files.isEmpty() ? SAMPLE_BASE : "scratch");
        takePlaces();
        takeDockerfile();
        finishAll();
    }

    /** A project that is built twice, the second time with one file changed; the history of it stays for the places. */
    private void takeBuild(String base) throws IOException, InterruptedException {
        if (ask(() -> subject.builds().service().isEmpty())) {
            return;
        }
        Path folder = Files.createTempDirectory("cutaway");
        try {
            PhotoProject project = PhotoProject.write(folder.resolve("shop"), base);
            act(() -> subject.dockerfiles().open(List.of(project.folder())));
            Page page = ask(() -> subject.dockerfiles().entries().getFirst().page());
            build(page, 1);
            project.change();
            build(page, 2);
            act(subject.bench().notices()::hide);
            everyLook("dockerfile-built", () -> {
            });
            act(subject.dockerfiles()::closeAll);
        } finally {
            TemporaryFolder.remove(folder);
        }
    }

    private void build(Page page, int builds) throws InterruptedException {
        String title = ask(() -> subject.bench().texts().text("build.command.build"));
        act(() -> page.commands().stream().filter(each -> each.title().getValue().equals(title)).findFirst()
                .ifPresent(command -> command.action().run()));
        rest(() -> subject.builds().records().stream().filter(each -> !(each.outcome() instanceof Outcome.Running))
                .count() >= builds);
        Outcome outcome = ask(() -> subject.builds().records().getFirst().outcome());
        if (!(outcome instanceof Outcome.Built)) {
            throw new IllegalStateException("the project of the pictures was not built: " + outcome);
        }
    }

    /** A project begun from a template, in a folder that is nobody's and gone afterwards. */
    private void takeDockerfile() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cutaway").resolve("shop");
        try {
            NewDockerfile.write(DockerfileTemplates.all(Locale.ENGLISH).get(1), folder);
            Files.writeString(folder.resolve("requirements.txt"), "fastapi==0.115.6\nuvicorn==0.34.0\n");
            act(() -> subject.dockerfiles().open(List.of(folder)));
            Page page = ask(() -> subject.dockerfiles().entries().getFirst().page());
            for (String view : ask(() -> page.views().stream().map(PageView::name).toList())) {
                everyLook("dockerfile-" + view, () -> page.views().stream()
                        .filter(each -> each.name().equals(view)).forEach(each -> each.show().run()));
            }
            act(subject.bench().sheets()::clear);
            act(subject.dockerfiles()::closeAll);
        } finally {
            TemporaryFolder.remove(folder.getParent());
        }
    }

    /** Takes the views that the places of the rail have once an engine keeps images. Blocks as {@link #take} does. */
    public void takePlaces() throws IOException, InterruptedException {
        act(subject.bench().notices()::hide);
        for (int i = 0; i < subject.places().size(); i++) {
            Page place = subject.places().get(i);
            act(() -> subject.bench().navigator().go(place));
            List<String> views = ask(() -> place.views().stream().map(PageView::name).toList());
            for (String view : views) {
                everyLook(PLACES.get(i) + "-" + view, () -> place.views().stream()
                        .filter(each -> each.name().equals(view)).forEach(each -> each.show().run()));
            }
            act(subject.bench().sheets()::clear);
        }
        if (ask(() -> !subject.places().getFirst().views().isEmpty())) {
            everyLook("drop-load", () -> subject.shell().showDropZone(List.of(Path.of("debian-13.tar").toFile())));
            act(() -> subject.shell().showDropZone(List.of()));
        }
        finishAll();
    }

    private void finishAll() throws IOException, InterruptedException {
        for (Future<String> picture : developing) {
            finish(picture);
        }
        developing.clear();
    }

    /** Goes through the views of the first sample, as a person would after the start; takes no picture. */
    public void rehearse() throws InterruptedException {
        act(() -> subject.images().open(subject.samples().getFirst()));
        Page page = ask(() -> subject.images().entries().getFirst().page());
        for (PageView view : ask(page::views)) {
            act(view.show());
        }
    }

    private static void finish(Future<String> picture) throws IOException, InterruptedException {
        try {
            picture.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unwritten) {
                throw unwritten;
            }
            throw new IllegalStateException("a picture could not be written", e.getCause());
        }
    }

    /** The samples' archives, which are there since they were opened. */
    private List<Path> written() throws IOException {
        var paths = new ArrayList<Path>();
        for (SampleImage sample : subject.samples()) {
            paths.add(sample.writer().write(Progress.NONE));
        }
        return paths;
    }

    private void open(List<Path> files) throws InterruptedException {
        if (!files.isEmpty()) {
            act(() -> subject.images().open(files));
            return;
        }
        // The richest sample last is shown first.
        for (int i = subject.samples().size() - 1; i >= 0; i--) {
            int index = i;
            act(() -> subject.images().open(subject.samples().get(index)));
        }
    }

    /** @param firstOnly whether the first view is enough, because another image has all of them */
    private void views(Page page, String suffix, boolean firstOnly) throws InterruptedException {
        List<String> views = ask(() -> page.views().stream().map(PageView::name).toList());
        if (views.isEmpty()) {
            everyLook("choice" + suffix, () -> {
            });
        }
        for (String view : firstOnly ? views.stream().limit(1).toList() : views) {
            everyLook("image-" + view + suffix, () -> page.views().stream()
                    .filter(each -> each.name().equals(view)).forEach(each -> each.show().run()));
        }
    }

    private void windowOverImage() throws InterruptedException {
        everyLook("palette", subject.shell()::openPalette);
        everyLook("shortcuts", subject.shell()::showShortcuts);
        act(subject.bench().sheets()::clear);
    }

    /** The same view in each theme and language. */
    private void everyLook(String name, Runnable show) throws InterruptedException {
        for (Locale language : Messages.LANGUAGES) {
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                act(() -> {
                    subject.settings().themeProperty().set(theme);
                    subject.settings().languageProperty().set(language);
                });
                // The sheet of the look before speaks another language.
                act(subject.bench().sheets()::clear);
                // Only now, for a page may build its views anew when the language changes.
                act(show);
                WritableImage picture = ask(() -> camera.expose(subject.scene()));
                String file = String.join("-", name, theme.name().toLowerCase(Locale.ROOT), language.getLanguage());
                // Compressing a picture takes as long as taking the next one.
                developing.add(darkroom.submit(() -> {
                    camera.develop(picture, file);
                    return file;
                }));
            }
        }
    }

    /** Does something on the UI thread and waits until the window has come to rest. */
    private void act(Runnable action) throws InterruptedException {
        ask(() -> {
            action.run();
            return true;
        });
        rest(() -> true);
    }

    /** Waits until something is so and the window has come to rest. */
    private void rest(BooleanSupplier until) throws InterruptedException {
        var rest = new CompletableFuture<Boolean>();
        Platform.runLater(() -> new AnimationTimer() {
            private int still;

            @Override
            public void handle(long now) {
                still = subject.bench().tasks().isIdle() && until.getAsBoolean() ? still + 1 : 0;
                if (still >= STILL_FRAMES) {
                    stop();
                    rest.complete(true);
                }
            }
        }.start());
        await(rest);
    }

    private static <T> T ask(Supplier<T> question) throws InterruptedException {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        return await(answer);
    }

    private static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a view could not be shown", e.getCause());
        }
    }
}
