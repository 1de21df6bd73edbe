package dev.cutaway.app.control;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A sheet that asks: a title, what it is about, and buttons of which the last does it, and the first does nothing. Enter
 * presses the last one, unless another button has the focus; so the last one has it from the start where there is nothing
 * to type. Where the last one destroys something, or nobody asked for the sheet, the first has it instead, and Enter
 * presses only a button that has the focus: who types on must not do that by chance.
 */
@SuppressWarnings("this-escape")
public class SheetFrame extends VBox {

    /** The looks of buttons that take something away for good. */
    private static final List<String> DESTRUCTIVE = List.of("destroy", "danger");

    private final VBox body = new VBox();
    private final HBox buttons = new HBox();
    /** Whether a person did something with it by now. */
    private boolean touched;
    private boolean unasked;

    /** A sheet with nothing but a title yet; empty for one whose body says it all. */
    public SheetFrame(String title) {
        getStyleClass().addAll("sheet", "sheet-frame");
        setMaxSize(560, USE_PREF_SIZE);
        var head = new Label(title);
        head.getStyleClass().add("head");
        head.setWrapText(true);
        body.getStyleClass().add("sheet-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        // Wrapped sentences are higher than the pane would guess without knowing their width.
        scroll.prefViewportHeightProperty().bind(body.heightProperty());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        buttons.getStyleClass().add("sheet-buttons");
        getChildren().addAll(scroll, buttons);
        if (!title.isEmpty()) {
            getChildren().addFirst(head);
        }
        setAccessibleText(title);
        // With the shortcut key it does so wherever the focus is, also where Enter means something else.
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            touched = true;
            if (key.isShortcutDown()) {
                enter(key);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::enter);
        addEventFilter(MouseEvent.MOUSE_PRESSED, press -> touched = true);
    }

    private void enter(KeyEvent key) {
        if (key.getCode() != KeyCode.ENTER || getScene() == null) {
            return;
        }
        Button does = pressed(key);
        if (does != null) {
            does.fire();
            key.consume();
        }
    }

    /** Which button a key presses; null for none. */
    private @Nullable Button pressed(KeyEvent enter) {
        if (enter.isShortcutDown() && !unasked) {
            return last();
        }
        // Not every system presses the button itself that has the focus.
        Node focused = getScene().getFocusOwner();
        if (focused instanceof Button button && buttons.getChildren().contains(button)) {
            return button;
        }
        return isCautious() ? null : last();
    }

    private @Nullable Button last() {
        return !buttons.getChildren().isEmpty() && buttons.getChildren().getLast() instanceof Button last
                ? last
                : null;
    }

    private boolean isCautious() {
        Button last = last();
        return unasked || (last != null && DESTRUCTIVE.stream().anyMatch(last.getStyleClass()::contains));
    }

    /**
     * For a sheet that comes by itself, while a person may be typing: nothing but a button that has the focus is pressed
     * by a key, and the first one, which does nothing, has it at first.
     */
    public final void unasked() {
        unasked = true;
    }

    /**
     * What has the focus at first: a field where the sheet begins with one, else the last button, or the first where the
     * last is not to be pressed by chance; null for none.
     */
    public final @Nullable Node first() {
        if (focusable(body) instanceof TextInputControl input && input.isEditable()) {
            return input;
        }
        return isCautious() ? buttons.getChildren().stream().findFirst().orElse(null) : last();
    }

    private static @Nullable Node focusable(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return null;
        }
        if (node.isFocusTraversable()) {
            return node;
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().map(SheetFrame::focusable).filter(Objects::nonNull)
                        .findFirst().orElse(null)
                : null;
    }

    /** What stands between title and buttons. */
    public final List<Node> body() {
        return body.getChildren();
    }

    /** A sentence in the body. */
    public final Label sentence(String text, String styleClass) {
        var sentence = new Label(text);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().add(styleClass);
        body().add(sentence);
        return sentence;
    }

    /** A control in the body with its name above. */
    public final <N extends Node> N field(String name, N control) {
        var label = new Label(name);
        label.getStyleClass().addAll("secondary", "small");
        label.setLabelFor(control);
        control.setAccessibleText(name);
        var pair = new VBox(label, control);
        pair.getStyleClass().add("sheet-field");
        body().add(pair);
        return control;
    }

    /** One more button at the right end. */
    public final Button button(String text, Runnable action, String... styleClasses) {
        var button = new Button(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll(styleClasses);
        button.setOnAction(event -> action.run());
        buttons.getChildren().add(button);
        // It may have to be found out first whether it can be done; the focus waits elsewhere as long.
        button.disabledProperty().subscribe(disabled -> {
            if (!disabled && !touched && getScene() != null && first() == button) {
                button.requestFocus();
            }
        });
        return button;
    }
}
