package dev.cutaway.app.shell;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;

/** Keys as they are printed on a keyboard. */
public final class KeyCaps {

    private KeyCaps() {}

    /** One cap for the whole combination, such as {@code Ctrl K}. */
    public static HBox of(KeyCombination keys) {
        return of(keys.getDisplayText().replace('+', ' '));
    }

    /** One cap with this text. */
    public static HBox of(String text) {
        var cap = new Label(text);
        cap.getStyleClass().add("key-cap");
        var box = new HBox(cap);
        box.getStyleClass().add("key-caps");
        return box;
    }
}
