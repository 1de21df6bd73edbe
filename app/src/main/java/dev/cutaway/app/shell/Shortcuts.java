package dev.cutaway.app.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Runs commands by their keys. Those with Ctrl, Alt or a function key work everywhere; a plain key or character works
 * only where it would not be typed or used by the control that has the focus.
 */
final class Shortcuts {

    private final Scene scene;
    private final Supplier<List<Command>> commands;

    private Shortcuts(Scene scene, Supplier<List<Command>> commands) {
        this.scene = scene;
        this.commands = commands;
    }

    /** Listens as long as the scene lives; of several commands with the same keys the first is run. */
    static void listen(Scene scene, Supplier<List<Command>> commands) {
        var shortcuts = new Shortcuts(scene, commands);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() || event.isAltDown() || event.getCode().isFunctionKey()) {
                shortcuts.run(event);
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!shortcuts.isTyping()) {
                shortcuts.run(event);
            }
        });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (!shortcuts.isTyping()) {
                shortcuts.run(event);
            }
        });
    }

    private boolean isTyping() {
        // A code area is a text area to the reader of the screen, but no control of that class.
        return scene.getFocusOwner() instanceof TextInputControl
                || (scene.getFocusOwner() != null
                        && scene.getFocusOwner().getAccessibleRole() == AccessibleRole.TEXT_AREA);
    }

    private void run(KeyEvent event) {
        for (Command command : commands.get()) {
            KeyCombination keys = command.shortcut();
            if (keys != null && matches(keys, event) && command.enabled().get()) {
                event.consume();
                command.action().run();
                return;
            }
        }
    }

    private static boolean matches(KeyCombination keys, KeyEvent event) {
        if (keys instanceof KeyCharacterCombination character) {
            return event.getEventType() == KeyEvent.KEY_TYPED && event.getCharacter().equals(character.getCharacter());
        }
        return event.getEventType() == KeyEvent.KEY_PRESSED && event.getCode() != KeyCode.UNDEFINED
                && keys.match(event);
    }
}
