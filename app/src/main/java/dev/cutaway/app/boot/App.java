package dev.cutaway.app.boot;

import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.settings.SettingsFile;
import dev.cutaway.app.task.Tasks;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window's life: made from the settings, opened with the files of the command line, remembered when it closes. */
public final class App extends Application {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double MIN_WIDTH = 800;
    private static final double MIN_HEIGHT = 560;

    private @Nullable SettingsFile store;
    private @Nullable AppSettings settings;

    /** Off the UI thread: reads the one small file that the first frame needs. */
    @Override
    public void init() {
        StartupTrace.mark("toolkit runs");
        store = new SettingsFile(UserFolders.ofThisUser().config().resolve("settings.properties"));
        settings = new AppSettings(store);
        StartupTrace.mark("settings read");
    }

    @Override
    public void start(Stage stage) {
        AppSettings remembered = Objects.requireNonNull(settings, "init comes first");
        var window = new AppWindow(remembered, Tasks.onThreads(), new StageDesktop(stage, getHostServices()),
                UserParts.in(UserFolders.ofThisUser()));
        StartupTrace.mark("window built");
        Scene scene = window.shell().newScene(WIDTH, HEIGHT);
        stage.setScene(scene);
        stage.titleProperty().bind(window.title());
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        place(stage, remembered);
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                StartupTrace.mark("first frame laid out");
                Platform.runLater(window::connect);
            }
        });
        stage.show();
        StartupTrace.mark("window shown");
        Platform.runLater(() -> stage.getIcons().setAll(AppIcon.images()));
        List<Path> files = getParameters().getRaw().stream().map(Path::of).toList();
        if (!files.isEmpty()) {
            Platform.runLater(() -> window.open(files));
        }
        stage.setOnCloseRequest(request -> {
            if (!window.dockerfiles().mayLeave(stage::close)) {
                request.consume();
            }
        });
        stage.setOnHidden(hidden -> {
            window.images().closeAll();
            window.builds().close();
            window.dockerfiles().closeAll();
            window.engines().close();
        });
    }

    /** As large as it was, as far as the screen has room. */
    private static void place(Stage stage, AppSettings settings) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        var width = settings.number("window.width", WIDTH);
        var height = settings.number("window.height", HEIGHT);
        stage.setWidth(Math.clamp(width.get(), MIN_WIDTH, Math.max(MIN_WIDTH, screen.getWidth())));
        stage.setHeight(Math.clamp(height.get(), MIN_HEIGHT, Math.max(MIN_HEIGHT, screen.getHeight())));
        var maximized = settings.text("window.maximized", "false");
        stage.setMaximized(Boolean.parseBoolean(maximized.get()));
        stage.setOnHiding(hiding -> {
            maximized.set(Boolean.toString(stage.isMaximized()));
            if (!stage.isMaximized()) {
                width.set(stage.getWidth());
                height.set(stage.getHeight());
            }
        });
    }

    @Override
    public void stop() {
        if (store != null) {
            store.close();
        }
    }
}
