package dev.cutaway.app.build.timeline;

import dev.cutaway.app.control.Elbows;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.shape.Path;

/** The line of an edge, with its head. */
final class EdgeLine extends Group {

    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass FAINT = PseudoClass.getPseudoClass("faint");
    private static final double CORNER = 5;
    private static final double HEAD = 3;

    private final StageEdge edge;
    private final Path line = new Path();
    private final Path head = new Path();

    EdgeLine(StageEdge edge) {
        this.edge = edge;
        setManaged(false);
        line.getStyleClass().addAll("stage-edge", edge.kind().name().toLowerCase(Locale.ROOT));
        head.getStyleClass().add("stage-edge");
        getChildren().addAll(line, head);
    }

    StageEdge edge() {
        return edge;
    }

    void draw(List<Double> points) {
        line.getElements().setAll(Elbows.through(points, CORNER));
        head.getElements().setAll(Elbows.head(points, HEAD));
    }

    /** @param stage whose edges are looked at; negative for none */
    void light(int stage) {
        boolean lit = stage >= 0 && edge.touches(stage);
        for (Path part : List.of(line, head)) {
            part.pseudoClassStateChanged(LIT, lit);
            part.pseudoClassStateChanged(FAINT, stage >= 0 && !lit);
        }
        if (lit) {
            toFront();
        }
    }
}
