package dev.cutaway.app.layers.stack;

import javafx.scene.Group;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.QuadCurveTo;

/** From dead bytes to the layer that killed them: dashed, along the right edge of the stack. */
final class KillArrow extends Group {

    private static final double REACH = 8;
    private static final double ROUND = 4;

    private final Path line = new Path();
    private final Path head = new Path();

    KillArrow() {
        line.getStyleClass().add("kill-line");
        head.getStyleClass().add("kill-head");
        getChildren().addAll(line, head);
        setManaged(false);
        setMouseTransparent(true);
    }

    void connect(double x, double fromY, double toY) {
        double out = x + REACH;
        line.getElements().setAll(new MoveTo(x + 2, fromY), new LineTo(out - ROUND, fromY),
                new QuadCurveTo(out, fromY, out, fromY - ROUND), new LineTo(out, toY + ROUND),
                new QuadCurveTo(out, toY, out - ROUND, toY), new LineTo(x + 5, toY));
        head.getElements().setAll(new MoveTo(x + 7, toY - 3.5), new LineTo(x + 2.5, toY), new LineTo(x + 7, toY + 3.5));
    }
}
