package dev.cutaway.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.control.SheetFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/** What Return does on a sheet. */
@ExtendWith(ApplicationExtension.class)
class SheetKeysTest {

    private final SheetLayer sheets = new SheetLayer();
    private final List<String> pressed = new ArrayList<>();
    // Controls need the toolkit, which is there from the start on.
    private SheetFrame sheet;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        sheet = new SheetFrame("Do it?");
        shown.setScene(new Scene(sheets, 800, 600));
        shown.show();
    }

    @BeforeEach
    void empty() {
        pressed.clear();
    }

    private Button button(String name, String... styleClasses) {
        return sheet.button(name, () -> pressed.add(name), styleClasses);
    }

    private void show(FxRobot robot) {
        robot.interact(() -> sheets.show(sheet));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node focused() {
        return stage.getScene().getFocusOwner();
    }

    @Test
    void return_presses_the_last_button_which_has_the_focus(FxRobot robot) {
        button("cancel");
        Button last = button("save");
        show(robot);
        assertThat(focused()).isSameAs(last);
        robot.type(KeyCode.ENTER);
        assertThat(pressed).containsExactly("save");
    }

    @Test
    void return_in_a_field_presses_the_last_button(FxRobot robot) {
        var field = new TextField();
        sheet.field("Name", field);
        button("cancel");
        button("tag");
        show(robot);
        assertThat(focused()).isSameAs(field);
        robot.type(KeyCode.ENTER);
        assertThat(pressed).containsExactly("tag");
    }

    @Test
    void another_button_that_has_the_focus_is_pressed_by_return(FxRobot robot) {
        Button cancel = button("cancel");
        button("save");
        show(robot);
        robot.interact(cancel::requestFocus);
        robot.type(KeyCode.ENTER);
        assertThat(pressed).containsExactly("cancel");
    }

    @Test
    void a_last_button_that_can_be_pressed_only_later_gets_the_focus_then(FxRobot robot) {
        Button cancel = button("cancel");
        Button last = button("export");
        last.setDisable(true);
        show(robot);
        assertThat(focused()).isSameAs(cancel);
        robot.interact(() -> last.setDisable(false));
        assertThat(focused()).isSameAs(last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"destroy", "danger"})
    void a_button_that_destroys_has_not_the_focus_at_first(String look, FxRobot robot) {
        Button cancel = button("cancel");
        button("remove", look);
        show(robot);
        assertThat(focused()).isSameAs(cancel);
        robot.type(KeyCode.ENTER);
        assertThat(pressed).containsExactly("cancel");
    }

    @Test
    void return_in_a_field_destroys_nothing(FxRobot robot) {
        var field = new TextField();
        sheet.field("Until", field);
        button("cancel");
        Button last = button("prune", "destroy");
        show(robot);
        assertThat(focused()).isSameAs(field);
        robot.write("24h").type(KeyCode.ENTER);
        assertThat(pressed).isEmpty();
        robot.interact(last::requestFocus);
        robot.type(KeyCode.ENTER);
        assertThat(pressed).containsExactly("prune");
    }

    @Test
    void with_the_shortcut_key_return_presses_also_what_destroys(FxRobot robot) {
        sheet.field("Until", new TextField());
        button("cancel");
        button("prune", "destroy");
        show(robot);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(pressed).containsExactly("prune");
    }

    @Test
    void a_button_that_destroys_does_not_take_the_focus_once_it_can_be_pressed(FxRobot robot) {
        Button cancel = button("cancel");
        Button last = button("prune", "destroy");
        last.setDisable(true);
        show(robot);
        robot.interact(() -> last.setDisable(false));
        assertThat(focused()).isSameAs(cancel);
    }

    @Test
    void of_a_sheet_that_comes_by_itself_keys_press_what_does_nothing(FxRobot robot) {
        sheet.unasked();
        Button cancel = button("cancel");
        button("theirs");
        button("mine", "primary");
        show(robot);
        assertThat(focused()).isSameAs(cancel);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(pressed).containsExactly("cancel");
    }
}
