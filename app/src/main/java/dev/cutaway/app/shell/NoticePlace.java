package dev.cutaway.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TextField;

/**
 * Where a notice stands: at the foot of the page in the middle, as low as it can without lying on something to press or, where
 * there is room, on a row of a list.
 */
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
        var column = new BoundingBox(left, 0, width, bar.getMaxY());
        List<Bounds> controls = new ArrayList<>();
        List<Bounds> rows = new ArrayList<>();
        collect(page, column, controls, rows);
        double most = page.getLayoutBounds().getHeight() / 2;
        List<Bounds> all = new ArrayList<>(controls);
        all.addAll(rows);
        double besideAll = lift(all, bar, column);
        double lift = besideAll < most ? besideAll : lift(controls, bar, column);
        // Where there are controls everywhere, it has to lie on some of them.
        return lift < most ? lift : MARGIN;
    }

    private static double lift(List<Bounds> taken, Bounds bar, Bounds column) {
        double lift = MARGIN;
        for (boolean free = false; !free;) {
            var place = new BoundingBox(column.getMinX(), bar.getMinY() - lift - NEAR, column.getWidth(),
                    bar.getHeight() + 2 * NEAR);
            free = true;
            for (Bounds each : taken) {
                if (each.intersects(place)) {
                    lift = bar.getMaxY() + NEAR + 1 - each.getMinY();
                    free = false;
                    break;
                }
            }
        }
        return lift;
    }

    /** @param seen the part of the column, in the scene, that is not cut off by what the node stands in */
    private static void collect(Node node, Bounds seen, List<Bounds> controls, List<Bounds> rows) {
        if (!node.isVisible()) {
            return;
        }
        boolean row = node instanceof IndexedCell<?> cell && !cell.isEmpty();
        if (row || node instanceof ButtonBase || node instanceof TextField || node instanceof ComboBoxBase<?>) {
            Bounds place = common(node.localToScene(node.getLayoutBounds()), seen);
            if (!isNothing(place)) {
                (row ? rows : controls).add(place);
            }
        }
        if (node instanceof Parent parent) {
            // Scroll panes and lists cut off with a clip what is scrolled out.
            Node clip = node.getClip();
            Bounds inside = clip == null ? seen : common(node.localToScene(clip.getBoundsInParent()), seen);
            if (!isNothing(inside)) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, inside, controls, rows));
            }
        }
    }

    private static Bounds common(Bounds one, Bounds other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(left, top, Math.min(one.getMaxX(), other.getMaxX()) - left,
                Math.min(one.getMaxY(), other.getMaxY()) - top);
    }

    private static boolean isNothing(Bounds bounds) {
        return bounds.getWidth() <= 0 || bounds.getHeight() <= 0;
    }
}
