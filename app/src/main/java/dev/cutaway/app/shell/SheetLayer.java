package dev.cutaway.app.shell;

import org.jspecify.annotations.Nullable;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/** The scrim over the window and the one sheet on it. Keeps the focus inside while it is open. */
public final class SheetLayer extends StackPane implements Sheets {

    private @Nullable Node before;

    /** No sheet is open at first. */
    public SheetLayer() {
        getStyleClass().add("scrim");
        setVisible(false);
        setAlignment(Pos.TOP_CENTER);
        sceneProperty().flatMap(javafx.scene.Scene::focusOwnerProperty).addListener((owner, was, now) -> keepFocus());
        addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            if (press.getTarget() == this) {
                close();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close();
                key.consume();
            }
        });
    }

    @Override
    public void show(Node content) {
        if (!isVisible() && getScene() != null) {
            before = getScene().getFocusOwner();
        }
        getChildren().setAll(content);
        setVisible(true);
        // What a scroll pane holds is found only once it has been styled; else the buttons below it come first.
        applyCss();
        focusFirst(content);
        // A sheet that has not been laid out yet takes no focus.
        Platform.runLater(() -> focusFirst(content));
    }

    @Override
    public void close() {
        if (isVisible()) {
            setVisible(false);
            getChildren().clear();
            if (before != null) {
                before.requestFocus();
                before = null;
            }
        }
    }

    /** Tab past the last node of the sheet comes round to its first. */
    private void keepFocus() {
        if (isVisible() && !getChildren().isEmpty() && !isFocusInside()) {
            focusFirst(getChildren().getFirst());
        }
    }

    private boolean focusFirst(Node node) {
        if (getScene() == null || isFocusInside()) {
            return true;
        }
        if (node.isFocusTraversable() && !node.isDisabled() && node.isVisible()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(this::focusFirst);
    }

    private boolean isFocusInside() {
        Node owner = getScene().getFocusOwner();
        while (owner != null && owner != this) {
            owner = owner.getParent();
        }
        return owner == this;
    }
}
