package dev.cutaway.app.shell;

import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/** The app's sign: three layers, a corner of the topmost cut away. 16 by 16. */
public final class Logo extends StackPane {

    /** Draws it once. */
    public Logo() {
        var cut = new SVGPath();
        cut.setContent("M1.2 5.2V2.4a1.2 1.2 0 0 1 1.2-1.2H4.6");
        cut.getStyleClass().add("logo-cut");
        // The clear square holds the group at its size, whatever the strokes reach over.
        var square = new Rectangle(16, 16);
        square.getStyleClass().add("logo-square");
        getChildren().add(new Group(square, cut, bar(7.2, 1, 8.8, 4.6, "l2"), bar(0.6, 7, 15.4, 3.6, "l1"),
                bar(0.6, 12, 15.4, 4, "g1")));
        getStyleClass().add("logo");
        setMinSize(16, 16);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    private static Rectangle bar(double x, double y, double width, double height, String layer) {
        var bar = new Rectangle(x, y, width, height);
        bar.setArcWidth(1.6);
        bar.setArcHeight(1.6);
        bar.getStyleClass().add("fill-" + layer);
        return bar;
    }
}
