package dev.cutaway.app.boot;

import static dev.cutaway.app.testing.Fx.ui;
import static dev.cutaway.app.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.build.BuildingEngine;
import dev.cutaway.app.build.FakeBuilds;
import dev.cutaway.app.build.MockupBuilds;
import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.layers.LayersPage;
import dev.cutaway.app.library.MemoryEngine;
import dev.cutaway.app.library.Shop;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.settings.ThemeChoice;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.image.ImageInspector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.MouseRobot;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

/** The steps of a build of before, as a person looks at them. */
@ExtendWith(ApplicationExtension.class)
class BuildStepsTest {

    private final AppSettings settings = AppSettings.inMemory();
    private final Tasks tasks = Tasks.onThreads();
    private final FakeBuilds fake = MockupBuilds.fill(new FakeBuilds());
    private @Nullable AppWindow window;
    private @Nullable Scene scene;

    @Start
    void start(Stage stage) {
        settings.languageProperty().set(Locale.ENGLISH);
        settings.themeProperty().set(ThemeChoice.LIGHT);
        var entry = new EngineEntry("bundled", EngineEntry.Kind.BUNDLED, "", "here", "",
                () -> new BuildingEngine(Shop.fill(new MemoryEngine(true)), fake));
        window = new AppWindow(settings, tasks, new FakeDesktop(),
                new Parts(new ImageInspector(null, Limits.DEFAULT), bench -> List.of(),
                        bench -> (image, all) -> new LayersPage(bench, image, all), () -> List.of(entry)));
        window.connect();
        scene = window.shell().newScene(1280, 800);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void open_the_build_that_failed() throws Exception {
        until(() -> ui(() -> window.builds().records().size() == 5));
        // They are asked for once more when the engine's events are listened to.
        until(() -> ui(() -> window.engines().revisionProperty().get() > 0) && tasks.isIdle());
        BuildRecord failed = fake.list().stream().filter(build -> build.id().equals("failed")).findFirst()
                .orElseThrow();
        ui(() -> {
            window.buildsPage().open(failed);
            return true;
        });
        until(() -> seen().contains("build: RUN python3 -m venv /opt/venv && pip install"));
    }

    @AfterEach
    void close() throws Exception {
        ui(() -> {
            window.builds().close();
            window.engines().close();
            return true;
        });
    }

    @Test
    void the_files_after_a_step_are_opened_from_its_head(FxRobot robot) throws Exception {
        fake.leave(MemoryEngine.digest("left"));
        robot.clickOn(mark("RUN make -C /src -j4"));
        until(() -> seen().contains("native: RUN make -C /src -j4"));
        robot.clickOn(link("Open files"));
        until(() -> fake.opened().equals(List.of("failed 10")));
    }

    @Test
    void a_step_is_opened_by_a_double_click_and_it_is_said_when_its_files_are_gone(FxRobot robot) throws Exception {
        doubleClickOn(robot, mark("COPY native/ /src/"));
        until(() -> fake.opened().equals(List.of("failed 9")));
        until(() -> seen().contains("The files after this step are gone"));
    }

    @Test
    void it_is_said_when_the_engine_knows_no_files_of_a_step(FxRobot robot) throws Exception {
        fake.forget();
        doubleClickOn(robot, mark("COPY native/ /src/"));
        until(() -> seen().contains("There are no files of this step"));
    }

    @Test
    void a_failed_step_whose_files_were_not_kept_leads_to_none(FxRobot robot) throws Exception {
        open("running");
        fake.tell("running", 15_400, new BuildEvent.Failed(7, 11, "exit code: 1", 1));
        fake.end("running", new Outcome.Failed(7, 11, "exit code: 1", 1, null, Duration.ofMillis(15_500)));
        until(() -> seen().contains("build: RUN python3 -m venv /opt/venv && pip install")
                && seen().contains("Failed"));
        assertThat(ui(() -> links("Open files"))).isEmpty();
        doubleClickOn(robot, mark("RUN python3 -m venv /opt/venv && pip install"));
        until(() -> seen().contains("This step left no files that can be opened."));
        assertThat(fake.opened()).isEmpty();
    }

    @Test
    void a_step_that_made_no_layer_after_all_is_shown_without_the_colour_of_one() throws Exception {
        open("running");
        String copy = "COPY /opt/venv /opt/venv";
        mark(copy);
        fake.tell("running", 15_400, new BuildEvent.Started(12));
        fake.tell("running", 15_400, new BuildEvent.Finished(12, null, 2, 0, null, Duration.ZERO));
        until(() -> ui(() -> marks(copy).stream().noneMatch(
                each -> each.getStyleClass().stream().anyMatch(style -> style.startsWith("layer-")))));
        assertThat(ui(() -> marks(copy).stream().anyMatch(Node::isVisible))).isTrue();
    }

    private void open(String id) throws Exception {
        ui(() -> {
            window.buildsPage().open(window.builds().records().stream().filter(each -> each.id().equals(id))
                    .findFirst().orElseThrow());
            return true;
        });
    }

    @Test
    void a_step_is_opened_by_enter(FxRobot robot) throws Exception {
        robot.clickOn(mark("COPY native/ /src/"));
        until(() -> seen().contains("native: COPY native/ /src/"));
        robot.push(KeyCode.ENTER);
        until(() -> fake.opened().equals(List.of("failed 9")));
    }

    @Test
    void of_a_build_that_was_cancelled_the_step_that_was_stopped_is_selected() throws Exception {
        open("running");
        fake.tell("running", 15_400, new BuildEvent.Failed(7, 11, "interrupted", null));
        fake.end("running", new Outcome.Cancelled(Duration.ofMillis(15_500)));
        until(() -> seen().contains("Cancelled") && seen()
                .contains("build: RUN python3 -m venv /opt/venv && pip install"));
        until(() -> ui(() -> marks("RUN python3 -m venv /opt/venv && pip install").getFirst().getStyleClass()
                .contains("stopped")));
    }

    @Test
    void what_a_step_touched_stands_in_its_head(FxRobot robot) throws Exception {
        robot.clickOn(mark("RUN make -C /src -j4"));
        until(() -> seen().containsAll(List.of("9.2s · 1.9MB", "+41", "−3")));
    }

    @Test
    void a_step_that_ran_because_of_an_earlier_one_leads_to_the_one_it_began_with() throws Exception {
        // The failed command itself: its files are those of the step before.
        until(() -> seen().containsAll(List.of("ran again because of", "requirements.txt changed")));
        ui(() -> {
            ((Hyperlink) links("COPY requirements.txt .").getFirst()).fire();
            return true;
        });
        until(() -> seen().contains("ran again: requirements.txt changed"));
        assertThat(seen()).contains("build: COPY requirements.txt .")
                .doesNotContain("ran again because of");
    }

    @Test
    void the_pointer_over_a_stage_lights_up_what_it_takes_and_gives(FxRobot robot) throws Exception {
        robot.moveTo(mark("RUN make -C /src -j4"));
        var lit = PseudoClass.getPseudoClass("lit");
        until(() -> ui(() -> scene.getRoot().lookupAll(".stage-edge").stream()
                .filter(edge -> edge.getPseudoClassStates().contains(lit)).count() == 4));
        robot.moveTo(link("Go to line 11"));
        until(() -> ui(() -> scene.getRoot().lookupAll(".stage-edge").stream()
                .noneMatch(edge -> edge.getPseudoClassStates().contains(lit))));
    }

    /** Both clicks without a wait in between: on a busy machine a robot's own would be too far apart. */
    private static void doubleClickOn(FxRobot robot, Node node) {
        robot.moveTo(node);
        MouseRobot mouse = robot.robotContext().getMouseRobot();
        mouse.pressNoWait(MouseButton.PRIMARY);
        mouse.releaseNoWait(MouseButton.PRIMARY);
        mouse.pressNoWait(MouseButton.PRIMARY);
        mouse.release(MouseButton.PRIMARY);
    }

    private Node mark(String words) throws Exception {
        until(() -> ui(() -> marks(words).stream().anyMatch(Node::isVisible)));
        return ui(() -> marks(words).getFirst());
    }

    private List<Node> marks(String words) {
        return scene.getRoot().lookupAll(".step-mark").stream().filter(each -> words.equals(each.getAccessibleText()))
                .toList();
    }

    private Node link(String words) throws Exception {
        return ui(() -> links(words).getFirst());
    }

    private List<Node> links(String words) {
        return scene.getRoot().lookupAll(".hyperlink").stream()
                .filter(each -> each instanceof Hyperlink way && words.equals(way.getText()) && each.isVisible())
                .toList();
    }

    private List<String> seen() throws Exception {
        return ui(() -> scene.getRoot().lookupAll(".label").stream().filter(Node::isVisible)
                .map(each -> ((Labeled) each).getText()).toList());
    }
}
