package dev.cutaway.app.images.start;

import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;

import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.transform.Transform;

/** An image as a stack of slabs: a base, what was installed on it, what was copied, and a deletion that frees nothing. */
final class LayersDrawing extends Pane {

    private static final double WIDTH = 244;
    private static final double LABELS_WIDTH = 216;
    private static final double HEIGHT = 294;

    private static final double LEFT = 2;
    private static final double HALF = 120;
    private static final double RISE = 42;
    private static final double RIGHT = LEFT + 2 * HALF;
    private static final double MIDDLE = LEFT + HALF;

    private final Texts texts;
    private final double scale;
    private final Group slabs = new Group();

    /**
     * @param labelled whether each slab says what it is
     * @param scale of the slabs; the words keep their size
     */
    LayersDrawing(Texts texts, boolean labelled, double scale) {
        this.texts = texts;
        this.scale = scale;
        double width = WIDTH * scale + (labelled ? LABELS_WIDTH : 0);
        setMinSize(width, HEIGHT * scale);
        setMaxSize(width, HEIGHT * scale);
        slabs.getTransforms().add(Transform.scale(scale, scale));
        getChildren().add(slabs);
        slab(217, 30, "g1");
        slab(147, 22, "l1");
        deadPatch(147);
        slab(83, 10, "l2");
        slab(43, 6, "l3");
        arrow();
        if (labelled) {
            label(43, "RUN rm …", "images.drawing.deletes");
            label(89, "COPY site/", "images.drawing.yours");
            label(155, "RUN apt-get install", "images.drawing.dead");
            label(231, null, "images.drawing.shared");
        }
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(texts.of("images.drawing.description"));
    }

    /** A slab whose upper face has its right corner at height {@code y}. */
    private void slab(double y, double thick, String layer) {
        var left = new Polygon(LEFT, y, MIDDLE, y + RISE, MIDDLE, y + RISE + thick, LEFT, y + thick);
        left.getStyleClass().addAll("slab-left", layer);
        var right = new Polygon(RIGHT, y, MIDDLE, y + RISE, MIDDLE, y + RISE + thick, RIGHT, y + thick);
        right.getStyleClass().addAll("slab-right", layer);
        var top = new Polygon(MIDDLE, y - RISE, RIGHT, y, MIDDLE, y + RISE, LEFT, y);
        top.getStyleClass().addAll("slab-top", layer);
        slabs.getChildren().addAll(left, right, top);
    }

    /** The corner of a slab that the deletion hides: hatched, as dead bytes are everywhere. */
    private void deadPatch(double y) {
        double across = 84;
        double rise = across * RISE / HALF / 2;
        double centre = RIGHT - across / 2;
        double[] corners = {centre, y - rise, RIGHT, y, centre, y + rise, RIGHT - across, y};
        var ground = new Polygon(corners);
        ground.getStyleClass().addAll("slab-dead", "l1");
        var lines = new Group();
        for (double x = RIGHT - across - 40; x < RIGHT + 40; x += 8) {
            var line = new Line(x, y + 20, x + 40, y - 20);
            line.getStyleClass().addAll("slab-hatch", "l1");
            lines.getChildren().add(line);
        }
        lines.setClip(new Polygon(corners));
        var edge = new Polygon(corners);
        edge.getStyleClass().addAll("slab-outline", "l1");
        slabs.getChildren().addAll(ground, lines, edge);
    }

    private void arrow() {
        double x = RIGHT - 42;
        var shaft = new Line(x, 43 + RISE * 42 / HALF + 8, x, 139);
        shaft.getStyleClass().add("drawing-arrow");
        var head = new Polyline(x - 4, 134.5, x, 139.5, x + 4, 134.5);
        head.getStyleClass().add("drawing-arrow-head");
        slabs.getChildren().addAll(shaft, head);
    }

    private void label(double y, @Nullable String instruction, String key) {
        double from = RIGHT * scale;
        var leader = new Line(from + 2, y * scale, from + 36, y * scale);
        leader.getStyleClass().add("drawing-leader");
        var first = new Label(instruction);
        if (instruction == null) {
            first.textProperty().bind(texts.of("images.drawing.from", "debian:12"));
        }
        first.getStyleClass().addAll("strong", "small");
        var second = new Label();
        second.textProperty().bind(texts.of(key));
        second.getStyleClass().addAll("secondary", "small");
        var words = new VBox(first, second);
        words.relocate(from + 44, y * scale - 9);
        getChildren().addAll(leader, words);
    }
}
