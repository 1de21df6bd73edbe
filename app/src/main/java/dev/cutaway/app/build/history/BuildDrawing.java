package dev.cutaway.app.build.history;

import dev.cutaway.app.control.LayerColor;

import javafx.scene.layout.Region;

/** A small picture of what building is: lines of text at the left, each becomes a layer at the right. */
final class BuildDrawing extends Region {

    private static final double WIDTH = 132;
    private static final double ROW = 16;
    private static final double[] LINES = {34, 52, 44, 28};

    BuildDrawing() {
        getStyleClass().add("build-drawing");
        setMinSize(WIDTH, ROW * LINES.length);
        setPrefSize(WIDTH, ROW * LINES.length);
        setMaxSize(WIDTH, ROW * LINES.length);
        for (int i = 0; i < LINES.length; i++) {
            piece("word", 0, i * ROW + 5, 10, 4);
            piece("line", 14, i * ROW + 5, LINES[i] - 14, 4);
            piece("way", 58, i * ROW + 7, 12, 1);
            Region layer = piece("layer", 76, i * ROW + 1, WIDTH - 76, ROW - 2);
            (i == 0 ? LayerColor.base(0) : LayerColor.own(i - 1)).applyTo(layer);
        }
        setMouseTransparent(true);
    }

    private Region piece(String styleClass, double x, double y, double width, double height) {
        var piece = new Region();
        piece.getStyleClass().add(styleClass);
        piece.setManaged(false);
        piece.resizeRelocate(x, y, width, height);
        getChildren().add(piece);
        return piece;
    }
}
