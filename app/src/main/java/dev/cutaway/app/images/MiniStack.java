package dev.cutaway.app.images;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/** A stack of layers as a small picture: newest on top, the base in grey below. */
public final class MiniStack extends StackPane {

    private static final int MOST = 5;

    /**
     * Draws it once.
     *
     * @param layers how many; more than five are drawn as five
     * @param width in pixels
     * @param height in pixels
     */
    public MiniStack(int layers, double width, double height) {
        int bars = Math.clamp(layers, 1, MOST);
        double gap = 1;
        // The base is twice as high as a layer.
        double unit = (height - gap * (bars - 1)) / (bars + 1);
        var group = new Group();
        double y = height - 2 * unit;
        for (int i = 0; i < bars; i++) {
            var bar = new Rectangle(0, y, width, i == 0 ? 2 * unit : unit);
            bar.setArcWidth(2);
            bar.setArcHeight(2);
            bar.getStyleClass().add(i == 0 ? "fill-g1" : "fill-l" + i);
            group.getChildren().add(bar);
            y -= unit + gap;
        }
        getChildren().add(group);
        setMinSize(width, height);
        setMaxSize(width, height);
        setMouseTransparent(true);
    }
}
