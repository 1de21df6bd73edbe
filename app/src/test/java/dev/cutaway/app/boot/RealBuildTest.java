package dev.cutaway.app.boot;

import static dev.cutaway.app.testing.Fx.ui;
import static dev.cutaway.app.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.build.Reasons;
import dev.cutaway.app.build.follow.BuildNames;
import dev.cutaway.app.build.order.BuildSubject;
import dev.cutaway.app.build.panel.BuildDesk;
import dev.cutaway.app.build.panel.BuildLinks;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.build.run.StepState.Phase;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/** The window and the bundled engine, each on its side of the socket, build a folder. */
@ExtendWith(ApplicationExtension.class)
class RealBuildTest {

    private static final BuildLinks NOWHERE = new BuildLinks() {
        @Override
        public void openImage(Digest image) {}

        @Override
        public void openStep(BuildRun run, StepRun step) {}

        @Override
        public void openLine(int line) {}
    };

    @TempDir
    Path folder;

    @TempDir
    static Path home;

    private @Nullable PassingEngine engine;
    private @Nullable AppWindow window;
    private @Nullable BuildDesk desk;

    @Start
    void start(Stage stage) throws IOException {
        engine = PassingEngine.start();
        AppSettings settings = AppSettings.inMemory();
        settings.languageProperty().set(Locale.ENGLISH);
        window = new AppWindow(settings, Tasks.onThreads(), new FakeDesktop(),
                UserParts.in(new UserFolders(home, home, home, home, home), engine.directory()));
        window.connect();
        stage.setScene(window.shell().newScene(1280, 800));
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        ui(() -> {
            window.builds().close();
            window.engines().close();
            return true;
        });
        engine.close();
    }

    @Test
    void a_folder_is_built_then_comes_from_the_cache_then_says_which_file_changed() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "one");
        Files.writeString(folder.resolve("b.txt"), "two");
        until(() -> ui(() -> window.builds().service().isPresent()));
        var document = new SimpleObjectProperty<>(
                DockerfileDocument.of("FROM scratch AS files\nCOPY a.txt /\nCOPY b.txt /\nCMD [\"/x\"]\n"));
        ui(() -> {
            desk = new BuildDesk(window.bench(), window.engines(), window.builds(),
                    new BuildSubject(new SimpleObjectProperty<>(folder.resolve("Dockerfile")),
                            new SimpleObjectProperty<>(folder), document),
                    NOWHERE);
            desk.orderProperty().set(desk.orderProperty().get().withTags("panel:1"));
            return true;
        });
        BuildRun first = build();
        assertThat(ui(first::finished)).isEqualTo(4);
        BuildRun second = build();
        assertThat(ui(() -> second.count(Phase.CACHED))).isGreaterThanOrEqualTo(2);
        Files.writeString(folder.resolve("b.txt"), "changed");
        BuildRun third = build();
        CacheReason reason = ui(() -> third.at(3).getFirst().state().reason());
        assertThat(reason).isNotNull();
        assertThat(Reasons.again(window.bench().texts(), reason)).contains("b.txt changed");
        untilListedAsBuilt(3);
    }

    @Test
    void a_dockerfile_elsewhere_is_built_with_its_own_ignore_file_and_can_be_built_again() throws Exception {
        Path context = Files.createDirectories(folder.resolve("context"));
        Files.writeString(context.resolve("a.txt"), "one");
        Files.writeString(context.resolve("b.txt"), "two");
        Files.writeString(context.resolve(".dockerignore"), "a.txt\n");
        Path file = Files.createDirectories(folder.resolve("docker")).resolve("Site.Dockerfile");
        Files.writeString(file.resolveSibling("Site.Dockerfile.dockerignore"), "b.txt\n");
        until(() -> ui(() -> window.builds().service().isPresent()));
        ui(() -> {
            desk = new BuildDesk(window.bench(), window.engines(), window.builds(),
                    new BuildSubject(new SimpleObjectProperty<>(file), new SimpleObjectProperty<>(context),
                            new SimpleObjectProperty<>(DockerfileDocument.of("FROM scratch\nCOPY *.txt /\n"))),
                    NOWHERE);
            return true;
        });
        build();
        Files.writeString(context.resolve("b.txt"), "changed");
        BuildRun second = build();
        assertThat(ui(() -> second.at(2).getFirst().state().reason())).isInstanceOf(CacheReason.Same.class);
        Files.writeString(context.resolve("a.txt"), "changed");
        BuildRun third = build();
        assertThat(ui(() -> third.at(2).getFirst().state().reason())).isInstanceOf(CacheReason.FileChanged.class);
        untilListedAsBuilt(3);
        BuildRecord record = ui(() -> window.builds().records().getFirst());
        assertThat(BuildNames.dockerfile(record)).contains(file);
        assertThat(record.folder()).contains(context);
        // Again as it was, whatever became of the file: what is ignored is still said beside it.
        again(record);
        untilListedAsBuilt(4);
        assertThat(ui(() -> window.builds().records().getFirst().cached())).isGreaterThanOrEqualTo(1);
    }

    /** The list is asked for when a build begins and again when it has ended; so many builds are in it. */
    private void untilListedAsBuilt(int count) throws Exception {
        until(() -> ui(() -> window.builds().records().size() == count
                && window.builds().records().getFirst().outcome() instanceof Outcome.Built));
    }

    private void again(BuildRecord record) throws Exception {
        ui(() -> {
            window.bench().navigator().go(window.buildsPage());
            return true;
        });
        until(() -> ui(() -> table() != null && table().getItems().size() == 3));
        ui(() -> {
            table().getSelectionModel().select(record);
            window.buildsPage().commands().stream().filter(each -> each.title().getValue().equals("Build again"))
                    .findFirst().orElseThrow().action().run();
            return true;
        });
    }

    @SuppressWarnings("unchecked")
    private @Nullable TableView<BuildRecord> table() {
        return (TableView<BuildRecord>) window.shell().lookup(".builds-table");
    }

    private BuildRun build() throws Exception {
        BuildRun before = ui(() -> desk.runProperty().get());
        ui(() -> {
            desk.build();
            return true;
        });
        until(() -> ui(() -> desk.runProperty().get() != before && !desk.runProperty().get().isRunning()));
        BuildRun run = ui(() -> desk.runProperty().get());
        assertThat(ui(() -> run.outcomeProperty().get())).isInstanceOf(Outcome.Built.class);
        return run;
    }
}
