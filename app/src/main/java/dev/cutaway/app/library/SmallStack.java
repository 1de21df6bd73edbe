package dev.cutaway.app.library;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.control.LayerColors;
import dev.cutaway.app.control.StackHeights;
import dev.cutaway.app.control.Tips;
import dev.cutaway.engine.api.DockerText;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** An image's layers as in the big stack, but small: newest on top, as high as they are large. */
final class SmallStack extends Region {

    private static final int FLOOR = 18;
    private static final int GAP = 2;
    /** More would not be told apart. */
    private static final int MOST = 14;

    private final List<HBox> blocks = new ArrayList<>();
    private long[] bytes = {};
    private double room;

    SmallStack() {
        getStyleClass().add("small-stack");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
    }

    /**
     * Shows these layers.
     *
     * @param titles commands, base first; empty ones and missing ones are not known
     * @param baseLayers how many belong to its base image
     * @param height pixels for all of them
     */
    void show(KeptImage image, List<String> titles, int baseLayers, double height, String more) {
        List<KeptImage.Layer> layers = image.layers();
        var colors = LayerColors.of(layers.stream().map(KeptImage.Layer::key).toList(), baseLayers);
        blocks.clear();
        int shown = Math.min(MOST, layers.size());
        bytes = new long[shown];
        for (int i = 0; i < shown; i++) {
            int layer = layers.size() - 1 - i;
            bytes[i] = layers.get(layer).facts().size();
            String known = layer < titles.size() ? titles.get(layer) : "";
            String title = known.isEmpty() ? layers.get(layer).facts().diffId().shortId() : known;
            blocks.add(block(layer + 1, title, bytes[i], colors.of(layers.get(layer).key())));
        }
        room = height;
        getChildren().setAll(blocks);
        if (shown < layers.size()) {
            var rest = new Label(more);
            rest.getStyleClass().addAll("caption", "small");
            getChildren().add(rest);
        }
        requestLayout();
    }

    private static HBox block(int number, String title, long size, LayerColor color) {
        var spine = new Label(Integer.toString(number));
        spine.getStyleClass().add("spine");
        spine.setMaxHeight(Double.MAX_VALUE);
        var words = new Label(title.replace('\n', ' '));
        words.getStyleClass().add("words");
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var figure = new Label(DockerText.size(size));
        figure.getStyleClass().add("figure");
        figure.setMinWidth(USE_PREF_SIZE);
        var block = new HBox(spine, words, figure);
        block.getStyleClass().add("small-block");
        color.applyTo(block);
        Tips.set(words, title);
        return block;
    }

    @Override
    protected double computePrefHeight(double width) {
        double least = blocks.size() * (double) (FLOOR + GAP);
        return Math.max(room, least) + (getChildren().size() > blocks.size() ? FLOOR : 0);
    }

    @Override
    protected void layoutChildren() {
        int[] heights = StackHeights.bySize(bytes, room - GAP * (double) blocks.size(), FLOOR);
        double y = 0;
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).resizeRelocate(0, y, getWidth(), heights[i]);
            y += heights[i] + GAP;
        }
        if (getChildren().size() > blocks.size()) {
            getChildren().getLast().resizeRelocate(0, y, getWidth(), FLOOR);
        }
    }
}
