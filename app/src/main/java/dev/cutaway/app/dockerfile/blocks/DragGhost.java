package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.dockerfile.blocks.board.Spot;
import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** What is dragged inside the blocks: it follows the pointer, and the lanes mark where it would go. Escape ends it. */
final class DragGhost {

    private static final double BEGINS = 5;

    private final Pane overlay;
    private final Supplier<LanesView> lanes;
    private final AnimationTimer scrolling = new AnimationTimer() {
        @Override
        public void handle(long now) {
            lanes.get().scrollNear(pointer);
            mark();
        }
    };
    private final EventHandler<KeyEvent> keys = this::key;
    private Point2D start = Point2D.ZERO;
    private Point2D pointer = Point2D.ZERO;
    private @Nullable Region ghost;
    private boolean mayBeGlobal;
    private boolean cancelled;

    /** @param lanes asked for once something is dragged */
    DragGhost(Pane overlay, Supplier<LanesView> lanes) {
        this.overlay = overlay;
        this.lanes = lanes;
    }

    /**
     * Makes something draggable.
     *
     * @param picture what follows the pointer; null where it cannot be dragged now
     * @param global whether it may stand before the first stage
     * @param drop what happens where it is dropped
     */
    void draggable(Node node, Supplier<@Nullable Region> picture, Supplier<Boolean> global, Consumer<Spot> drop) {
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            start = new Point2D(event.getSceneX(), event.getSceneY());
            cancelled = false;
        });
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            pointer = new Point2D(event.getSceneX(), event.getSceneY());
            if (ghost == null && !cancelled && event.getButton() == MouseButton.PRIMARY
                    && pointer.distance(start) > BEGINS) {
                mayBeGlobal = global.get();
                begin(picture.get());
            }
            if (ghost != null) {
                follow();
                event.consume();
            }
        });
        node.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (ghost != null) {
                Spot spot = lanes.get().spotAt(pointer, mayBeGlobal);
                end();
                event.consume();
                if (spot != null) {
                    drop.accept(spot);
                }
            }
        });
    }

    private void begin(@Nullable Region picture) {
        if (picture != null) {
            ghost = picture;
            picture.setManaged(false);
            picture.setMouseTransparent(true);
            picture.getStyleClass().add("ghost");
            overlay.getChildren().add(picture);
            overlay.getScene().addEventFilter(KeyEvent.KEY_PRESSED, keys);
            scrolling.start();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && ghost != null) {
            cancelled = true;
            end();
            event.consume();
        }
    }

    private void follow() {
        Point2D at = overlay.sceneToLocal(pointer);
        if (ghost != null) {
            ghost.resizeRelocate(at.getX() - 20, at.getY() - 16, ghost.prefWidth(-1), ghost.prefHeight(-1));
        }
        mark();
    }

    private void mark() {
        lanes.get().mark(ghost == null ? null : lanes.get().spotAt(pointer, mayBeGlobal));
    }

    private void end() {
        scrolling.stop();
        overlay.getScene().removeEventFilter(KeyEvent.KEY_PRESSED, keys);
        overlay.getChildren().remove(ghost);
        ghost = null;
        lanes.get().mark(null);
    }
}
