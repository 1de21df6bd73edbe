package dev.cutaway.app.shell;

import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import javafx.animation.PauseTransition;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/** The bar over the foot of the page, beside all that can be pressed there, that says what was done, and how to take it back. */
public final class NoticeBar extends HBox implements Notices {

    private static final Duration STAY = Duration.seconds(20);

    private final Texts texts;
    private final Label words = new Label();
    private final Button answer = new Button();
    private final PauseTransition leave = new PauseTransition(STAY);

    private final Runnable place = this::place;
    // Held here: a binding is held by nothing it looks at.
    private final BooleanBinding seen = visibleProperty().and(sceneProperty().isNotNull());
    private @Nullable Node page;
    /** Whether what it says now has its place. */
    private boolean placed;

    /** Says nothing at first. */
    public NoticeBar(Texts texts) {
        this.texts = texts;
        getStyleClass().addAll("popover", "notice-bar");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        answer.getStyleClass().addAll("compact", "notice-answer");
        answer.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(words, cross());
        leave.setOnFinished(end -> hide());
        seen.subscribe(this::follow);
        // Nobody has to hurry who is about to press the button.
        hoverProperty().subscribe(over -> wait(isHeld()));
        focusWithinProperty().subscribe(within -> wait(isHeld()));
        hide();
    }

    private Button cross() {
        var cross = new Button();
        cross.setGraphic(new FontIcon(Feather.X));
        cross.getStyleClass().addAll("icon-button", "compact");
        cross.accessibleTextProperty().bind(texts.of("shell.notice.close"));
        cross.setOnAction(action -> hide());
        return cross;
    }

    /** @param below what it lies on */
    void over(Node below) {
        page = below;
    }

    /** What it lies on may change while it stands. */
    private void follow(boolean shown) {
        Scene scene = getScene();
        if (scene != null) {
            scene.removePostLayoutPulseListener(place);
            if (shown) {
                scene.addPostLayoutPulseListener(place);
            }
        }
    }

    private void place() {
        // It stays under the pointer of a person who is about to press it.
        if (page != null && getWidth() > 0 && !(placed && isHeld())) {
            placed = true;
            Bounds foot = localToScene(getLayoutBounds());
            double low = foot.getMinY() - getTranslateY();
            double lift = NoticePlace.lift(page, new BoundingBox(foot.getMinX(), low, foot.getWidth(),
                    foot.getHeight()));
            if (-lift != getTranslateY()) {
                setTranslateY(-lift);
            }
        }
    }

    private boolean isHeld() {
        return isHover() || isFocusWithin();
    }

    private void wait(boolean held) {
        if (held) {
            leave.stop();
        } else if (isVisible()) {
            leave.playFromStart();
        }
    }

    @Override
    public void tell(ObservableValue<String> said) {
        show(said, null);
    }

    @Override
    public void tell(ObservableValue<String> said, Answer way) {
        show(said, way);
    }

    private void show(ObservableValue<String> said, @Nullable Answer way) {
        words.textProperty().bind(said);
        accessibleTextProperty().bind(said);
        getChildren().remove(answer);
        if (way != null) {
            getChildren().add(1, answer);
            answer.textProperty().bind(way.title());
            answer.setOnAction(action -> {
                hide();
                way.run().run();
            });
        }
        placed = false;
        setVisible(true);
        leave.playFromStart();
    }

    @Override
    public void hide() {
        leave.stop();
        setVisible(false);
    }
}
