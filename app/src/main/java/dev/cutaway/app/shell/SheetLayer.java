package dev.cutaway.app.shell;

import dev.cutaway.app.control.SheetFrame;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
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

    private record Sheet(Node content, Runnable closed) {}

    private final Deque<Sheet> waiting = new ArrayDeque<>();
    private @Nullable Sheet open;
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
    public void show(Node content, Runnable closed) {
        var sheet = new Sheet(content, closed);
        if (open != null) {
            waiting.add(sheet);
            return;
        }
        if (getScene() != null) {
            before = getScene().getFocusOwner();
        }
        open(sheet);
    }

    /** Whether a sheet is open. */
    boolean isOpen() {
        return open != null;
    }

    private void open(Sheet sheet) {
        open = sheet;
        Node content = sheet.content();
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
        Sheet gone = open;
        if (gone == null) {
            return;
        }
        open = null;
        getChildren().clear();
        Sheet next = waiting.poll();
        if (next != null) {
            open(next);
        } else {
            setVisible(false);
            if (before != null) {
                before.requestFocus();
                before = null;
            }
        }
        gone.closed().run();
    }

    @Override
    public void clear() {
        while (open != null) {
            close();
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
        Node wanted = node instanceof SheetFrame sheet ? sheet.first() : null;
        if (wanted != null && !wanted.isDisabled()) {
            wanted.requestFocus();
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
