package dev.cutaway.app.shell;

import static dev.cutaway.app.testing.Fx.ui;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** Where the bar with a notice stands. */
@ExtendWith(ApplicationExtension.class)
class NoticePlaceTest {

    private static final double PLAIN = 12;

    private final Pane content = new Pane();
    private final Pane page = new Pane();
    // Controls need the toolkit, which is there from the start on.
    private NoticeBar bar;

    @Start
    void start(Stage stage) {
        bar = new NoticeBar(new Texts(Locale.ENGLISH));
        var root = new StackPane(page, bar);
        StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
        // Else the bar's own button would have the focus.
        page.setFocusTraversable(true);
        bar.over(page);
        stage.setScene(new Scene(root, 600, 400));
        stage.show();
    }

    /** A button across the page, so high above its foot. */
    private static Button button(double foot) {
        var button = new Button("Press");
        button.setPrefSize(600, 30);
        button.relocate(0, 400 - foot);
        return button;
    }

    private double lift() throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        return ui(() -> NoticePlace.lift(page, new BoundingBox(200, 360, 200, 40)));
    }

    @Test
    void a_notice_stands_above_what_can_be_pressed(FxRobot robot) throws Exception {
        assertThat(lift()).isEqualTo(PLAIN);
        robot.interact(() -> page.getChildren().add(button(60)));
        assertThat(lift()).isGreaterThan(60);
    }

    @Test
    void what_is_scrolled_out_of_sight_takes_no_room(FxRobot robot) throws Exception {
        robot.interact(() -> {
            var scroll = new ScrollPane(content);
            scroll.resizeRelocate(0, 0, 600, 300);
            scroll.setManaged(false);
            content.getChildren().add(button(60));
            page.getChildren().add(scroll);
        });
        assertThat(lift()).isEqualTo(PLAIN);
    }

    @Test
    void a_bar_stays_where_it_is_while_the_pointer_is_on_it(FxRobot robot) throws Exception {
        robot.interact(() -> bar.tell(new SimpleStringProperty("The image was removed")));
        WaitForAsyncUtils.waitForFxEvents();
        robot.moveTo(bar);
        WaitForAsyncUtils.waitForFxEvents();
        double before = bar.getTranslateY();
        robot.interact(() -> page.getChildren().add(button(60)));
        layOut(robot);
        assertThat(bar.getTranslateY()).isEqualTo(before);
        robot.moveTo(page, Pos.TOP_LEFT, new Point2D(20, 20), Motion.DIRECT);
        layOut(robot);
        assertThat(bar.getTranslateY()).isLessThan(-60);
    }

    private void layOut(FxRobot robot) throws InterruptedException {
        var laidOut = new CountDownLatch(1);
        robot.interact(() -> {
            page.getScene().addPostLayoutPulseListener(laidOut::countDown);
            page.requestLayout();
            Platform.requestNextPulse();
        });
        assertThat(laidOut.await(10, TimeUnit.SECONDS)).isTrue();
        WaitForAsyncUtils.waitForFxEvents();
    }
}
