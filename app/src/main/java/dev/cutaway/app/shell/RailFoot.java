package dev.cutaway.app.shell;

import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.settings.ThemeChoice;
import dev.cutaway.app.text.Texts;
import dev.cutaway.resources.Messages;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The foot of the rail: theme and language. */
final class RailFoot extends HBox {

    private final Texts texts;
    private final AppSettings settings;

    RailFoot(Texts texts, AppSettings settings) {
        this.texts = texts;
        this.settings = settings;
        getStyleClass().addAll("rail-foot", "hairline-above");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(languageMenu(), gap, themeMenu());
    }

    private MenuButton themeMenu() {
        var icon = new FontIcon(Feather.SUN);
        var menu = menu(icon, texts.of("shell.theme"));
        var group = new ToggleGroup();
        for (ThemeChoice choice : ThemeChoice.values()) {
            var item = new RadioMenuItem();
            item.textProperty().bind(name(texts, choice));
            item.setToggleGroup(group);
            item.setOnAction(action -> settings.themeProperty().set(choice));
            settings.themeProperty().subscribe(now -> item.setSelected(now == choice));
            menu.getItems().add(item);
        }
        settings.themeProperty().subscribe(choice -> icon.setIconCode(icon(choice)));
        return menu;
    }

    private MenuButton languageMenu() {
        var menu = menu(new FontIcon(Feather.GLOBE), texts.of("shell.language"));
        var group = new ToggleGroup();
        for (Locale language : Messages.LANGUAGES) {
            var item = new RadioMenuItem(Messages.of(language).text("shell.language.name"));
            item.setToggleGroup(group);
            item.setOnAction(action -> settings.languageProperty().set(language));
            texts.messagesProperty().subscribe(messages -> item.setSelected(messages.locale().equals(language)));
            menu.getItems().add(item);
        }
        menu.textProperty().bind(texts.of("shell.language.name"));
        return menu;
    }

    private static MenuButton menu(FontIcon icon, ObservableValue<String> name) {
        var menu = new MenuButton();
        menu.setGraphic(icon);
        menu.setPopupSide(Side.TOP);
        menu.getStyleClass().add("flat");
        menu.accessibleTextProperty().bind(name);
        return menu;
    }

    static ObservableValue<String> name(Texts texts, ThemeChoice choice) {
        return texts.of(switch (choice) {
            case DESKTOP -> "shell.theme.desktop";
            case LIGHT -> "shell.theme.light";
            case DARK -> "shell.theme.dark";
        });
    }

    static Ikon icon(ThemeChoice choice) {
        return switch (choice) {
            case DESKTOP -> Feather.MONITOR;
            case LIGHT -> Feather.SUN;
            case DARK -> Feather.MOON;
        };
    }
}
