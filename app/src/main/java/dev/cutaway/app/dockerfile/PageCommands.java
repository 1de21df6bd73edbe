package dev.cutaway.app.dockerfile;

import dev.cutaway.app.dockerfile.check.Fixes;
import dev.cutaway.app.dockerfile.text.TextEditor;
import dev.cutaway.app.shell.Command;
import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** What can be done with the Dockerfile that is shown. */
final class PageCommands {

    private final Texts texts;
    private final DockerfileSession session;
    private final Saving saving;
    private final TextEditor text;
    private final ObservableBooleanValue asText;

    /** @param asText whether the text is shown: what is done at its caret can be done only then */
    PageCommands(Texts texts, DockerfileSession session, Saving saving, TextEditor text,
            ObservableBooleanValue asText) {
        this.texts = texts;
        this.session = session;
        this.saving = saving;
        this.text = text;
        this.asText = asText;
    }

    List<Command> all() {
        EditedDockerfile edited = session.edited();
        return List.of(
                Command.of(texts.of("dockerfile.command.save"), Feather.SAVE, key(KeyCode.S), () -> saving.save(() -> {
                })),
                Command.of(texts.of("dockerfile.command.save-as"), Feather.SAVE, shifted(KeyCode.S), saving::saveAs),
                new Command(texts.of("dockerfile.command.undo"), Feather.CORNER_UP_LEFT, key(KeyCode.Z),
                        edited.canUndoProperty(), edited::undo),
                new Command(texts.of("dockerfile.command.redo"), Feather.CORNER_UP_RIGHT, shifted(KeyCode.Z),
                        edited.canRedoProperty(), edited::redo),
                new Command(texts.of("dockerfile.command.redo"), Feather.CORNER_UP_RIGHT, key(KeyCode.Y),
                        edited.canRedoProperty(), edited::redo),
                new Command(texts.of("dockerfile.command.complete"), Feather.LIST,
                        new KeyCodeCombination(KeyCode.SPACE, KeyCombination.CONTROL_DOWN), asText, text::complete),
                new Command(texts.of("dockerfile.command.fix"), Feather.TOOL, Fixes.KEY, asText, text::fix),
                new Command(texts.of("dockerfile.command.explain"), Feather.HELP_CIRCLE,
                        new KeyCodeCombination(KeyCode.F1), asText, text::explain));
    }

    static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}
