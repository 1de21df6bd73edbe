package dev.cutaway.app.control;

import org.jspecify.annotations.Nullable;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The theme's colours for things drawn on a canvas. A node of no size that stands in the page: the stylesheet gives it
 * all colours as backgrounds, so CSS resolves them, and a change of theme arrives as a new background.
 */
public final class Palette extends Region {

    /** Colours of one palette step, in the order of the stylesheet. */
    private static final int PER_STEP = 5;

    private final ReadOnlyObjectWrapper<Colors> colors = new ReadOnlyObjectWrapper<>(Colors.NONE);

    /** A palette; put it anywhere into the page. */
    public Palette() {
        getStyleClass().add("palette");
        setManaged(false);
        setMouseTransparent(true);
        backgroundProperty().subscribe(background -> colors.set(new Colors(background)));
    }

    /** The colours as the theme has them now; transparent before CSS was applied once. */
    public ReadOnlyObjectProperty<Colors> colors() {
        return colors.getReadOnlyProperty();
    }

    /** One theme's colours. */
    public static final class Colors {

        private static final Colors NONE = new Colors(Background.EMPTY);

        private final Background background;

        private Colors(@Nullable Background background) {
            this.background = background == null ? Background.EMPTY : background;
        }

        /** A layer's fill. */
        public Color fill(LayerColor step) {
            return at(step.place() * PER_STEP);
        }

        /** Text on a layer's fill. */
        public Color on(LayerColor step) {
            return at(step.place() * PER_STEP + 1);
        }

        /** A layer's tint, as the body of its block. */
        public Color tint(LayerColor step) {
            return at(step.place() * PER_STEP + 2);
        }

        /** The one pixel edge of a layer's segments, and its hatch. */
        public Color edge(LayerColor step) {
            return at(step.place() * PER_STEP + 4);
        }

        /** Empty part of a bar. */
        public Color track() {
            return other(0);
        }

        /** Strong lines. */
        public Color lineStrong() {
            return other(1);
        }

        /** Secondary text. */
        public Color text2() {
            return other(2);
        }

        /** Deletion. */
        public Color del() {
            return other(3);
        }

        private Color other(int index) {
            return at(LayerColor.values().length * PER_STEP + index);
        }

        private Color at(int index) {
            boolean known = index < background.getFills().size();
            return known && background.getFills().get(index).getFill() instanceof Color color
                    ? color
                    : Color.TRANSPARENT;
        }
    }
}
