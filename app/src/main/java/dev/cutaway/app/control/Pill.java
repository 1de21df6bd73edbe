package dev.cutaway.app.control;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A small round badge with a word or a count. */
public final class Pill extends Label {

    private Pill(String text, String styleClass) {
        super(text);
        getStyleClass().add(styleClass);
        setMinWidth(USE_PREF_SIZE);
    }

    /** A neutral one. */
    public static Pill neutral(String text) {
        return new Pill(text, "pill");
    }

    /** One that warns. */
    public static Pill warning(String text) {
        return new Pill(text, "badge-warning");
    }

    /** One that alarms. */
    public static Pill danger(String text) {
        return new Pill(text, "badge-del");
    }

    /** How many paths a layer deletes: {@code − D 41}. */
    public static Pill deletes(String count) {
        var pill = new Pill("D " + count, "badge-del");
        var minus = new Region();
        minus.getStyleClass().add("minus");
        pill.setGraphic(minus);
        return pill;
    }
}
