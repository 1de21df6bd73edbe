package dev.cutaway.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextField;

/** Where a notice stands: at the foot of the page in the middle, as low as it can without lying on something to press. */
final class NoticePlace {

    private static final double MARGIN = 12;
    private static final double NEAR = 4;

    private NoticePlace() {}

    /**
     * How far above the foot of the page a notice stands.
     *
     * @param page what it lies on
     * @param bar where it would be at the very foot, in the scene
     */
    static double lift(Node page, Bounds bar) {
        double left = bar.getMinX() - NEAR;
        double width = bar.getWidth() + 2 * NEAR;
        List<Bounds> controls = new ArrayList<>();
        collect(page, new BoundingBox(left, 0, width, bar.getMaxY()), controls);
        double lift = MARGIN;
        double most = page.getLayoutBounds().getHeight() / 2;
        for (boolean free = false; !free && lift < most;) {
            var place = new BoundingBox(left, bar.getMinY() - lift - NEAR, width, bar.getHeight() + 2 * NEAR);
            free = true;
            for (Bounds control : controls) {
                if (control.intersects(place)) {
                    lift = bar.getMaxY() + NEAR + 1 - control.getMinY();
                    free = false;
                    break;
                }
            }
        }
        // Where there are controls everywhere, it has to lie on some of them.
        return lift < most ? lift : MARGIN;
    }

    private static void collect(Node node, Bounds column, List<Bounds> controls) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof ButtonBase || node instanceof TextField || node instanceof ComboBoxBase<?>) {
            Bounds place = node.localToScene(node.getLayoutBounds());
            if (place.intersects(column)) {
                controls.add(place);
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, column, controls));
        }
    }
}
