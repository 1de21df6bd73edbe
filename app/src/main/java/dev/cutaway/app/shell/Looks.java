package dev.cutaway.app.shell;

import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.settings.ThemeChoice;
import dev.cutaway.resources.Fonts;
import dev.cutaway.resources.Theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Dresses a scene in the chosen theme, and again whenever the choice or the desktop changes. */
public final class Looks {

    private static boolean facesLoaded;

    private final AppSettings settings;
    private final Scene scene;
    // Held here, because the settings and the platform hold it weakly.
    private final InvalidationListener follow = change -> apply();

    private Looks(Scene scene, AppSettings settings) {
        this.scene = scene;
        this.settings = settings;
        var weakly = new WeakInvalidationListener(follow);
        settings.themeProperty().addListener(weakly);
        Platform.getPreferences().colorSchemeProperty().addListener(weakly);
    }

    /** Dresses this scene as long as it lives. */
    public static void follow(Scene scene, AppSettings settings) {
        loadFaces();
        var looks = new Looks(scene, settings);
        scene.getProperties().put(Looks.class, looks);
        looks.apply();
    }

    /** The theme a choice means at the moment. */
    public static Theme themeOf(ThemeChoice choice) {
        return switch (choice) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case DESKTOP -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
        };
    }

    private void apply() {
        scene.getStylesheets().setAll(themeOf(settings.themeProperty().get()).stylesheets());
    }

    private static void loadFaces() {
        if (facesLoaded) {
            return;
        }
        facesLoaded = true;
        for (Fonts face : Fonts.values()) {
            try (InputStream in = face.open()) {
                Font.loadFont(in, 13);
            } catch (IOException e) {
                throw new UncheckedIOException("type face " + face, e);
            }
        }
    }
}
