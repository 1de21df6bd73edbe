package dev.cutaway.app.build.timeline;

import java.util.List;

/** How the line of an edge goes: from the end of the step that gives to the top of the step that takes, a lane below. */
final class EdgeRoute {

    /** How far from its corner a line meets a step. */
    private static final double INSET = 7;
    private static final double LEAST = 6;
    /** Under the hairline between lanes, above the steps. */
    private static final double BESIDE = 2.5;

    private EdgeRoute() {}

    /**
     * Its points, x and y in turn.
     *
     * @param laneTop where the lane of {@code to} begins
     */
    static List<Double> between(Box from, Box to, double laneTop) {
        double x = Math.rint(to.x() + Math.min(INSET, to.width() / 2)) + 0.5;
        double y = to.y() - 1;
        if (x >= from.right() + LEAST) {
            double out = Math.rint(from.middle()) + 0.5;
            return List.of(from.right(), out, x, out, x, y);
        }
        double down = Math.rint(from.right() - Math.min(INSET, from.width() / 2)) + 0.5;
        double across = laneTop + BESIDE;
        return Math.abs(down - x) < 3 && from.bottom() < y
                ? List.of(x, from.bottom(), x, y)
                : List.of(down, from.bottom(), down, across, x, across, x, y);
    }
}
