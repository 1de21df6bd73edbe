package dev.cutaway.app.shell;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * Something a person can do, in the palette and in the sheet of shortcuts.
 *
 * @param title what it does, as an order: {@code Open file…}
 * @param icon beside the title
 * @param shortcut its keys; null for none
 * @param enabled whether it can be done now
 * @param action does it, on the UI thread
 */
public record Command(ObservableValue<String> title, Ikon icon, @Nullable KeyCombination shortcut,
        ObservableBooleanValue enabled, Runnable action) {

    /** A command that can always be done. */
    public static Command of(ObservableValue<String> title, Ikon icon, @Nullable KeyCombination shortcut,
            Runnable action) {
        return new Command(title, icon, shortcut, Bindings.createBooleanBinding(() -> true), action);
    }

    /** A command without keys that can always be done. */
    public static Command of(ObservableValue<String> title, Ikon icon, Runnable action) {
        return of(title, icon, null, action);
    }
}
