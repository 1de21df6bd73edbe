package dev.cutaway.app.control;

import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/**
 * Bytes that nobody needs: lines at 45°, 6 px apart, 2 px wide, in {@code -c-layer-edge} on {@code -c-layer-tint}. Drawn
 * as a shape, so that it stays crisp at any scale and takes its colours from the stylesheet.
 */
public final class Hatch extends Region {

    private static final double PERIOD = 6 * Math.sqrt(2);
    private static final double LINE = 2 * Math.sqrt(2);

    private final Path lines = new Path();
    private final Rectangle bounds = new Rectangle();

    /** A hatched area. */
    public Hatch() {
        getStyleClass().addAll("hatch");
        lines.getStyleClass().add("lines");
        lines.setManaged(false);
        lines.setClip(bounds);
        getChildren().add(lines);
        setMouseTransparent(true);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width == bounds.getWidth() && height == bounds.getHeight()) {
            return;
        }
        bounds.setWidth(width);
        bounds.setHeight(height);
        lines.getElements().clear();
        for (double x = -PERIOD; x < width + height; x += PERIOD) {
            lines.getElements().addAll(new MoveTo(x, 0), new LineTo(x + LINE, 0), new LineTo(x + LINE - height, height),
                    new LineTo(x - height, height), new ClosePath());
        }
    }
}
