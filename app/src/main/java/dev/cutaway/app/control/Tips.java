package dev.cutaway.app.control;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Tooltips that come soon, stay, and wrap long commands. */
public final class Tips {

    private static final Duration SOON = Duration.millis(450);
    private static final Duration STAY = Duration.minutes(2);
    private static final double WIDTH = 560;

    private Tips() {}

    /** A tooltip with this text. */
    public static Tooltip of(String text) {
        var tip = new Tooltip(text);
        tip.setShowDelay(SOON);
        tip.setShowDuration(STAY);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        return tip;
    }

    /** A tooltip whose text is made when it is about to be seen: for cells, which change much more often than that. */
    public static Tooltip asked(Supplier<String> text) {
        Tooltip tip = of("");
        tip.setOnShowing(_ -> tip.setText(text.get()));
        return tip;
    }

    /** Gives a node its tooltip, in the place of another. */
    public static void set(Node node, String text) {
        if (node instanceof Control control) {
            Tooltip tip = control.getTooltip();
            if (tip == null) {
                control.setTooltip(of(text));
            } else {
                tip.setText(text);
            }
        } else {
            Tooltip.install(node, of(text));
        }
    }
}
