package dev.cutaway.app.build.timeline;

import dev.cutaway.engine.api.build.BuildStep;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** What stages take from each other, as lines behind the steps. */
final class EdgeLines extends Pane {

    private int lit = -1;

    EdgeLines() {
        setManaged(false);
        setMouseTransparent(true);
    }

    void show(List<BuildStep> steps) {
        getChildren().setAll(StageEdge.of(steps).stream().map(EdgeLine::new).toList());
        light(lit);
    }

    /**
     * Draws them anew.
     *
     * @param row where the lane of a stage is
     */
    void place(StepMarks marks, IntFunction<Box> row) {
        Set<List<Double>> drawn = new HashSet<>();
        for (EdgeLine line : lines()) {
            StageEdge edge = line.edge();
            Box fromRow = row.apply(edge.from().stage());
            Box toRow = row.apply(edge.to().stage());
            List<Double> points = EdgeRoute.between(marks.giving(edge.from(), fromRow), marks.taking(edge.to(), toRow),
                    toRow.y());
            // Two that would lie on each other are one; the engine builds only what stands below.
            line.setVisible(toRow.y() > fromRow.y() && drawn.add(points));
            line.draw(points);
        }
    }

    /** What is drawn. */
    List<StageEdge> all() {
        return lines().stream().map(EdgeLine::edge).toList();
    }

    /** Lights up what a stage gives and takes; negative for none. */
    void light(int stage) {
        lit = stage;
        List.copyOf(lines()).forEach(line -> line.light(stage));
    }

    private List<EdgeLine> lines() {
        return getChildren().stream().map((Node node) -> (EdgeLine) node).toList();
    }
}
