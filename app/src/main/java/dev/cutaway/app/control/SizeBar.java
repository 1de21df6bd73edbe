package dev.cutaway.app.control;

import dev.cutaway.app.control.Palette.Colors;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * A small bar of bytes, cut into the layers that brought them, dead parts hatched. A canvas, because long tables show
 * many; it repaints itself when the theme changes.
 */
public final class SizeBar extends Canvas {

    private static final double PERIOD = 4 * Math.sqrt(2);

    private final Palette palette;
    private List<Segment> segments = List.of();
    private double total;
    private boolean edged;

    /**
     * Bytes of one layer in a bar.
     *
     * @param color the layer's
     * @param bytes at least 0
     * @param dead hatched
     */
    public record Segment(LayerColor color, long bytes, boolean dead) {}

    /** An empty bar of this size in pixels. */
    public SizeBar(Palette palette, double width, double height) {
        super(width, height);
        this.palette = palette;
        palette.colors().subscribe(_ -> paint());
    }

    /** A bar whose segments have their one pixel edge, for bars high enough to carry it. */
    public SizeBar edged() {
        edged = true;
        return this;
    }

    /** Shows these segments, from the left; {@code total} is what the whole width stands for. */
    public void show(List<Segment> newSegments, long newTotal) {
        segments = newSegments;
        total = newTotal;
        paint();
    }

    /** Changes the width and repaints. */
    public void resizeTo(double width) {
        if (width != getWidth()) {
            setWidth(width);
            paint();
        }
    }

    private void paint() {
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        Colors colors = palette.colors().get();
        long sum = 0;
        double from = 0;
        for (Segment segment : segments) {
            sum += segment.bytes();
            double to = total <= 0 ? 0 : Math.min(getWidth(), sum / total * getWidth());
            // Something is there, so something is seen: never less than one pixel.
            double end = segment.bytes() > 0 ? Math.max(Math.rint(to), from + 1) : Math.rint(to);
            if (end > from) {
                paint(g, segment, from, Math.min(end, getWidth()) - from, colors);
            }
            from = end;
        }
    }

    private void paint(GraphicsContext g, Segment segment, double x, double width, Colors colors) {
        Color edge = colors.edge(segment.color());
        if (segment.dead()) {
            g.setFill(colors.tint(segment.color()));
            g.fillRect(x, 0, width, getHeight());
            hatch(g, x, width, edge);
        } else {
            g.setFill(colors.fill(segment.color()));
            g.fillRect(x, 0, width, getHeight());
        }
        if (edged && width > 2) {
            g.setStroke(edge);
            g.setLineWidth(1);
            g.strokeRect(x + 0.5, 0.5, width - 1, getHeight() - 1);
        }
    }

    private void hatch(GraphicsContext g, double x, double width, Color color) {
        g.save();
        g.beginPath();
        g.rect(x, 0, width, getHeight());
        g.clip();
        g.setStroke(color);
        g.setLineWidth(getHeight() < 10 ? 1.5 : 2);
        double height = getHeight();
        double period = height < 10 ? PERIOD : PERIOD * 1.5;
        for (double start = Math.floor(x / period) * period; start < x + width + height; start += period) {
            g.strokeLine(start, 0, start - height, height);
        }
        g.restore();
    }
}
