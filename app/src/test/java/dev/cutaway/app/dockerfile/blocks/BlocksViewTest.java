package dev.cutaway.app.dockerfile.blocks;

import static dev.cutaway.app.testing.Fx.drawn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.dockerfile.check.Inspection;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.check.LintFacts;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.resources.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

/** The blocks, used as a person uses them. */
@ExtendWith(ApplicationExtension.class)
class BlocksViewTest {

    private static final String TEXT = """
            FROM debian AS one
            # why
            RUN first   &&  second
            USER  x

            FROM one
            COPY --from=one /a /b
            BROKEN line
            """;

    private final SimpleObjectProperty<@Nullable BuildRun> run = new SimpleObjectProperty<>();
    private final Texts texts = new Texts(Locale.ENGLISH);
    private EditedDockerfile file;
    private BlocksView view;

    @Start
    void start(Stage stage) {
        file = new EditedDockerfile(TEXT);
        view = new BlocksView(file, run, texts,
                new Inspection(file, Tasks.onCallingThread(), () -> LintFacts.NONE));
        var scene = new Scene((Parent) view.node(), 1104, 728);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        stage.setScene(scene);
        stage.show();
        view.selectLine(1);
        view.focus();
    }

    @BeforeEach
    void wait_for_the_first_frame() {
        drawn();
    }

    @Test
    void every_line_is_a_card_those_that_mean_nothing_included(FxRobot robot) {
        assertThat(labels(robot, ".block-card .keyword")).containsExactly("FROM", "RUN", "USER", "FROM", "COPY",
                "BROKEN");
        assertThat(labels(robot, ".lane-head .strong")).containsExactly("one", "stage 1");
    }

    @Test
    void a_card_is_dragged_to_another_lane_and_back_by_undo(FxRobot robot) throws TimeoutException {
        Node target = card(robot, "COPY");
        Node dragged = card(robot, "RUN");
        robot.drag(dragged, MouseButton.PRIMARY).moveTo(target);
        assertThat(robot.lookup(".insertion").query().isVisible()).isTrue();
        robot.moveBy(0, 14);
        drop(robot, dragged);
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !file.document().text().equals(TEXT));
        assertThat(text()).isEqualTo(TEXT.replace("# why\nRUN first   &&  second\n", "").replace("/a /b\n",
                "/a /b\n# why\nRUN first   &&  second\n"));
        undo(robot);
        assertThat(text()).isEqualTo(TEXT);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.Z).release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(text()).isNotEqualTo(TEXT);
    }

    @Test
    void escape_ends_dragging_with_nothing_done(FxRobot robot) {
        robot.drag(card(robot, "RUN"), MouseButton.PRIMARY).moveTo(card(robot, "COPY")).type(KeyCode.ESCAPE)
                .release(MouseButton.PRIMARY);
        assertThat(text()).isEqualTo(TEXT);
        assertThat(robot.lookup(".ghost").tryQuery()).isEmpty();
    }

    @Test
    void an_instruction_is_dragged_from_the_palette(FxRobot robot) throws TimeoutException {
        Node item = robot.lookup(".palette-item").match(node -> ((Labeled) node).getText().equals("WORKDIR")).query();
        robot.drag(item, MouseButton.PRIMARY).moveTo(card(robot, "USER")).moveBy(0, 14);
        drop(robot, item);
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !file.document().text().equals(TEXT));
        assertThat(text()).isEqualTo(TEXT.replace("USER  x\n", "USER  x\nWORKDIR /app\n"));
    }

    @Test
    void an_instruction_is_added_after_the_chosen_card_and_filled_in(FxRobot robot) {
        robot.clickOn(card(robot, "RUN"));
        Node item = robot.lookup(".palette-item").match(node -> ((Labeled) node).getText().equals("EXPOSE")).query();
        robot.clickOn(item);
        drawn();
        robot.write("9000");
        assertThat(text()).isEqualTo(TEXT.replace("USER", "EXPOSE 9000\nUSER"));
        undo(robot);
        assertThat(text()).isEqualTo(TEXT.replace("USER", "EXPOSE 8080\nUSER"));
        undo(robot);
        assertThat(text()).isEqualTo(TEXT);
    }

    @Test
    void keys_walk_move_double_and_delete(FxRobot robot) {
        robot.type(KeyCode.DOWN);
        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        assertThat(text()).isEqualTo(TEXT.replace("# why\nRUN first   &&  second\nUSER  x\n",
                "USER  x\n# why\nRUN first   &&  second\n"));
        undo(robot);
        robot.press(KeyCode.CONTROL).type(KeyCode.D).release(KeyCode.CONTROL);
        assertThat(text()).isEqualTo(TEXT.replace("USER  x\n", "USER  x\nUSER  x\n"));
        robot.type(KeyCode.DELETE).type(KeyCode.UP).type(KeyCode.DELETE);
        assertThat(text()).doesNotContain("RUN first", "# why").contains("USER  x\n");
    }

    @Test
    void typing_into_a_field_writes_at_once_and_is_one_step_back(FxRobot robot) {
        robot.clickOn(card(robot, "USER")).type(KeyCode.ENTER);
        robot.write("app:app");
        assertThat(text()).isEqualTo(TEXT.replace("USER  x", "USER  app:app"));
        undo(robot);
        assertThat(text()).isEqualTo(TEXT);
        assertThat(input(robot).getText()).isEqualTo("x");
    }

    @Test
    void what_cannot_be_is_marked_and_not_written(FxRobot robot) {
        robot.clickOn(card(robot, "COPY")).type(KeyCode.ENTER);
        robot.type(KeyCode.DELETE);
        assertThat(text()).isEqualTo(TEXT);
        assertThat(robot.lookup(".invalid").tryQuery()).isPresent();
        undo(robot);
        assertThat(robot.lookup(".invalid").tryQuery()).isEmpty();
        assertThat(text()).isEqualTo(TEXT);
    }

    @Test
    void a_stage_gets_another_name_wherever_it_is_called(FxRobot robot) {
        robot.type(KeyCode.F2).write("base").type(KeyCode.ENTER);
        assertThat(text()).contains("FROM debian AS base\n", "FROM base\n", "--from=base ");
        undo(robot);
        assertThat(text()).isEqualTo(TEXT);
    }

    @Test
    void what_means_nothing_is_edited_as_text(FxRobot robot) {
        robot.clickOn(card(robot, "BROKEN")).type(KeyCode.ENTER);
        robot.write("ENV A=1");
        assertThat(text()).isEqualTo(TEXT.replace("BROKEN line", "ENV A=1"));
        robot.interact(view::focus);
        assertThat(labels(robot, ".form-section .small")).contains("Variables");
    }

    @Test
    void a_build_shows_on_its_cards(FxRobot robot) {
        robot.interact(() -> {
            file.change(List.of(new TextEdit(0, TEXT.length(), BuiltSample.TEXT)));
            run.set(BuiltSample.build(8));
        });
        assertThat(labels(robot, ".block-card .figure-text")).contains("116MB", "31.2MB", "412B", "52.7MB", "running");
        assertThat(labels(robot, ".block-card .spine")).contains("1", "2", "3", "4");
    }

    @Test
    void the_language_changes(FxRobot robot) {
        robot.interact(() -> texts.switchTo(Locale.SIMPLIFIED_CHINESE));
        assertThat(labels(robot, ".lane-add")).contains("添加");
    }

    /** The robot of the headless platform keeps a release after a drag to itself. */
    private static void drop(FxRobot robot, Node dragged) {
        robot.interact(() -> Event.fireEvent(dragged, new MouseEvent(MouseEvent.MOUSE_RELEASED, 0, 0, 0, 0,
                MouseButton.PRIMARY, 1, false, false, false, false, false, false, false, true, false, true, null)));
    }

    private String text() {
        drawn();
        return file.document().text();
    }

    private static void undo(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        drawn();
    }

    private static TextInputControl input(FxRobot robot) {
        return robot.lookup(".form-body .text-field").queryTextInputControl();
    }

    private static Node card(FxRobot robot, String keyword) {
        drawn();
        return robot.lookup(".block-card").match(card -> card.lookup(".keyword") instanceof Labeled label
                && label.getText().equals(keyword)).query();
    }

    private static List<String> labels(FxRobot robot, String query) {
        drawn();
        return robot.lookup(query).queryAllAs(Labeled.class).stream().map(Labeled::getText)
                .filter(words -> words != null && !words.isEmpty()).toList();
    }
}
