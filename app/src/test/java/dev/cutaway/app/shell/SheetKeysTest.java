package dev.cutaway.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.control.SheetFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
    private final SheetFrame sheet = new SheetFrame("Remove it?");
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        shown.setScene(new Scene(sheets, 800, 600));
        shown.show();
    }

    @BeforeEach
    void empty() {
        pressed.clear();
    }

    private Button button(String name) {
        return sheet.button(name, () -> pressed.add(name));
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
        Button last = button("remove");
        show(robot);
        assertThat(focused()).isSameAs(last);
        robot.type(KeyCode.ENTER);
        assertThat(pressed).containsExactly("remove");
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
        button("remove");
        show(robot);
        robot.interact(cancel::requestFocus);
        robot.type(KeyCode.ENTER);
        assertThat(pressed).containsExactly("cancel");
    }

    @Test
    void a_last_button_that_can_be_pressed_only_later_gets_the_focus_then(FxRobot robot) {
        Button cancel = button("cancel");
        Button last = button("prune");
        last.setDisable(true);
        show(robot);
        assertThat(focused()).isSameAs(cancel);
        robot.interact(() -> last.setDisable(false));
        assertThat(focused()).isSameAs(last);
    }
}
