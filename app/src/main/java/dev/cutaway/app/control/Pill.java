package dev.cutaway.app.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A small round badge with a word or a count. */
public final class Pill extends Label {

    private Pill(String text, String kind) {
        super(text);
        getStyleClass().addAll("pill", kind);
        setMinWidth(USE_PREF_SIZE);
    }

    /** A neutral one. */
    public static Pill neutral(String text) {
        return new Pill(text, "neutral");
    }

    /** A warning one. */
    public static Pill warning(String text) {
        return new Pill(text, "warning");
    }

    /** An alarming one. */
    public static Pill danger(String text) {
        return new Pill(text, "danger");
    }

    /** How many paths a layer deletes: {@code − D 41}. */
    public static Pill deletes(String count) {
        var pill = new Pill("D " + count, "danger");
        pill.setGraphic(minus());
        return pill;
    }

    private static Node minus() {
        var shape = new Region();
        shape.getStyleClass().add("minus");
        return shape;
    }
}
