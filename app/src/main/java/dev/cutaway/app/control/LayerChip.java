package dev.cutaway.app.control;

import javafx.scene.control.Label;

/** A layer's number on its colour: how a layer appears everywhere but in the stack. */
public final class LayerChip extends Label {

    /** A chip without a layer yet. */
    public LayerChip() {
        getStyleClass().add("layer-chip");
        setMinWidth(USE_PREF_SIZE);
    }

    /** A chip of the layer with this number (1 is the lowest). */
    public LayerChip(int number, LayerColor color) {
        this();
        show(number, color);
    }

    /** Shows another layer. */
    public void show(int number, LayerColor color) {
        setText(Integer.toString(number));
        color.applyTo(this);
    }
}
