package dev.cutaway.app.control;

import java.util.Locale;
import javafx.scene.Node;

/**
 * One step of the layer palette. Each has five colours in the theme: fill, text on the fill, tint, stronger tint, edge.
 * A node of its {@link #styleClass} finds them as {@code -c-layer}, {@code -c-layer-on}, {@code -c-layer-tint},
 * {@code -c-layer-tint2} and {@code -c-layer-edge}, and so do the nodes in it.
 */
public enum LayerColor {
    /** Own layers, in this order. */
    L1(0), L2(1), L3(2), L4(3), L5(4), L6(5), L7(6), L8(7), L9(8), L10(9),
    /** Layers of the base image, in turn. */
    G1(10), G2(11), G3(12);

    private static final LayerColor[] VALUES = values();

    /** How many steps there are for own layers. */
    public static final int OWN_STEPS = 10;
    /** How many steps there are for base layers. */
    public static final int BASE_STEPS = 3;

    private final int place;

    LayerColor(int place) {
        this.place = place;
    }

    /** Its place in the palette, counted from 0: own steps first. */
    int place() {
        return place;
    }

    /** The step for own layer {@code index}, counted from 0; goes round after ten. */
    public static LayerColor own(int index) {
        return VALUES[index % OWN_STEPS];
    }

    /** The step for base layer {@code index}, counted from 0; goes round after three. */
    public static LayerColor base(int index) {
        return VALUES[OWN_STEPS + index % BASE_STEPS];
    }

    /** True for the greys of base layers. */
    public boolean isBase() {
        return place >= OWN_STEPS;
    }

    /** The style class that gives a node this step's colours. */
    public String styleClass() {
        return "layer-" + name().toLowerCase(Locale.ROOT);
    }

    /** Gives a node this step's colours, and takes away any other step's. */
    public void applyTo(Node node) {
        String wanted = styleClass();
        if (!node.getStyleClass().contains(wanted)) {
            clear(node);
            node.getStyleClass().add(wanted);
        }
    }

    /** Takes any step's colours away from a node. */
    public static void clear(Node node) {
        for (LayerColor each : VALUES) {
            node.getStyleClass().remove(each.styleClass());
        }
    }
}
