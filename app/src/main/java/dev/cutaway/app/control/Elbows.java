package dev.cutaway.app.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;

/** Lines that go straight and turn in round corners. */
public final class Elbows {

    private Elbows() {}

    /**
     * A line through points that lie beside or below each other.
     *
     * @param points x and y in turn, at least two of each
     * @param radius of the corners; smaller where two are near each other
     */
    public static List<PathElement> through(List<Double> points, double radius) {
        int last = points.size() / 2 - 1;
        var line = new ArrayList<PathElement>();
        line.add(new MoveTo(points.get(0), points.get(1)));
        for (int i = 1; i < last; i++) {
            corner(line, points.subList(2 * i - 2, 2 * i + 4), radius);
        }
        line.add(new LineTo(points.get(2 * last), points.get(2 * last + 1)));
        return line;
    }

    /**
     * The head of an arrow along such a line, open behind.
     *
     * @param points of the line
     * @param size how far it reaches back, and to each side
     */
    public static List<PathElement> head(List<Double> points, double size) {
        int last = points.size() - 2;
        double x = points.get(last);
        double y = points.get(last + 1);
        double right = size * Math.signum(x - points.get(last - 2));
        double down = size * Math.signum(y - points.get(last - 1));
        return List.of(new MoveTo(x - right - down, y - down - right), new LineTo(x, y),
                new LineTo(x - right + down, y - down + right));
    }

    /** @param points the one before, the corner, and the one after */
    private static void corner(List<PathElement> line, List<Double> points, double radius) {
        double x = points.get(2);
        double y = points.get(3);
        double dx = x - points.get(0);
        double dy = y - points.get(1);
        double toX = points.get(4) - x;
        double toY = points.get(5) - y;
        double in = Math.min(radius, Math.hypot(dx, dy) / 2);
        double out = Math.min(radius, Math.hypot(toX, toY) / 2);
        line.add(new LineTo(x - in * Math.signum(dx), y - in * Math.signum(dy)));
        line.add(new QuadCurveTo(x, y, x + out * Math.signum(toX), y + out * Math.signum(toY)));
    }
}
