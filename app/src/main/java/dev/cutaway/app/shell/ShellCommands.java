package dev.cutaway.app.shell;

import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.settings.ThemeChoice;
import dev.cutaway.app.text.Texts;
import dev.cutaway.resources.Messages;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The commands the window itself has. */
final class ShellCommands {

    static final KeyCombination PALETTE = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination BACK = new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);
    private static final KeyCombination FORWARD = new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN);
    private static final KeyCombination HELP = new KeyCharacterCombination("?");

    private ShellCommands() {}

    /** Back, forward, palette, help. */
    static List<Command> moving(Texts texts, Navigator navigator, Runnable palette, Runnable help) {
        return List.of(
                new Command(texts.of("shell.back"), Feather.CHEVRON_LEFT, BACK, navigator.canGoBackProperty(),
                        navigator::back),
                new Command(texts.of("shell.forward"), Feather.CHEVRON_RIGHT, FORWARD,
                        navigator.canGoForwardProperty(), navigator::forward),
                Command.of(texts.of("shell.palette"), Feather.COMMAND, PALETTE, palette),
                Command.of(texts.of("shell.shortcuts"), Feather.HELP_CIRCLE, HELP, help));
    }

    /** Going to each place. */
    static List<Command> places(List<Place> places, Navigator navigator) {
        return places.stream().map(place -> Command.of(place.page().title(), place.icon(), place.shortcut(),
                () -> navigator.go(place.page()))).toList();
    }

    /** Every theme, every language. */
    static List<Command> looks(Texts texts, AppSettings settings) {
        var commands = new ArrayList<Command>();
        for (ThemeChoice choice : ThemeChoice.values()) {
            commands.add(Command.of(texts.of("shell.theme.command", RailFoot.name(texts, choice)),
                    RailFoot.icon(choice), () -> settings.themeProperty().set(choice)));
        }
        for (Locale language : Messages.LANGUAGES) {
            // In its own language, so that it is found by those who can read nothing else here.
            String title = Messages.of(language).text("shell.language.command");
            commands.add(Command.of(new SimpleStringProperty(title), Feather.GLOBE,
                    () -> settings.languageProperty().set(language)));
        }
        return commands;
    }
}
