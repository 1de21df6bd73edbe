package dev.cutaway.app.settings;

import org.jspecify.annotations.Nullable;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** What the app remembers, as properties; each change is handed to a store. For the UI thread. */
public final class AppSettings {

    /** As many files as are remembered. */
    public static final int RECENT = 12;

    private static final String THEME = "theme";
    private static final String LANGUAGE = "language";
    private static final String RECENT_PREFIX = "recent.";

    private final SettingsStore store;
    private final Map<String, String> values;
    private final ObjectProperty<ThemeChoice> theme;
    private final ObjectProperty<@Nullable Locale> language;
    private final ObservableList<Path> recent = FXCollections.observableArrayList();
    // One view for all: a view without a user is collected, and its listeners with it.
    private final ObservableList<Path> recentView = FXCollections.unmodifiableObservableList(recent);
    private final Map<String, DoubleProperty> numbers = new HashMap<>();
    private final Map<String, StringProperty> texts = new HashMap<>();

    /** Takes what the store has; what it has wrong counts as not there. */
    public AppSettings(SettingsStore store) {
        this.store = store;
        this.values = new TreeMap<>(store.load());
        theme = new SimpleObjectProperty<>(themeOf(values.getOrDefault(THEME, "")));
        String tag = values.get(LANGUAGE);
        language = new SimpleObjectProperty<>(tag == null || tag.isBlank() ? null : Locale.forLanguageTag(tag));
        for (int i = 0; i < RECENT; i++) {
            readRecent(values.get(RECENT_PREFIX + i));
        }
        theme.addListener((property, before, now) -> put(THEME, now.name().toLowerCase(Locale.ROOT)));
        language.addListener((property, before, now) -> put(LANGUAGE, now == null ? "" : now.toLanguageTag()));
        recent.addListener((ListChangeListener<Path>) change -> writeRecent());
    }

    /** Settings that live as long as this object. */
    public static AppSettings inMemory() {
        return new AppSettings(SettingsStore.NONE);
    }

    /** Light, dark, or as the desktop. */
    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }

    /** The chosen language; null for the system's. */
    public ObjectProperty<@Nullable Locale> languageProperty() {
        return language;
    }

    /** Files opened before, newest first, at most {@link #RECENT}. */
    public ObservableList<Path> recent() {
        return recentView;
    }

    /** Puts a file at the top of the recent ones. */
    public void addRecent(Path file) {
        var now = new java.util.ArrayList<>(recent);
        now.remove(file);
        now.addFirst(file);
        recent.setAll(now.subList(0, Math.min(RECENT, now.size())));
    }

    /** Forgets a recent file. */
    public void removeRecent(Path file) {
        recent.remove(file);
    }

    /**
     * A remembered number, such as where a divider stands.
     *
     * @param id its name: lower case words with dots, such as {@code image.stack.width}
     * @param otherwise its value when none is remembered
     */
    public DoubleProperty number(String id, double otherwise) {
        return numbers.computeIfAbsent(id, key -> {
            var property = new SimpleDoubleProperty(parsed(values.get(key), otherwise));
            property.addListener((number, before, now) -> put(key, now.toString()));
            return property;
        });
    }

    /** A remembered word, such as the name of a chosen tab; named as in {@link #number}. */
    public StringProperty text(String id, String otherwise) {
        return texts.computeIfAbsent(id, key -> {
            var property = new SimpleStringProperty(values.getOrDefault(key, otherwise));
            property.addListener((text, before, now) -> put(key, now));
            return property;
        });
    }

    private void put(String key, String value) {
        if (!value.equals(values.put(key, value))) {
            store.save(Map.copyOf(values));
        }
    }

    private void readRecent(@Nullable String text) {
        if (text != null) {
            try {
                recent.add(Path.of(text));
            } catch (InvalidPathException e) {
                // A file nobody can name cannot be opened again either.
                values.values().remove(text);
            }
        }
    }

    private void writeRecent() {
        values.keySet().removeIf(key -> key.startsWith(RECENT_PREFIX));
        for (int i = 0; i < recent.size(); i++) {
            values.put(RECENT_PREFIX + i, recent.get(i).toString());
        }
        store.save(Map.copyOf(values));
    }

    private static ThemeChoice themeOf(String name) {
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (choice.name().equalsIgnoreCase(name)) {
                return choice;
            }
        }
        return ThemeChoice.DESKTOP;
    }

    private static double parsed(@Nullable String text, double otherwise) {
        try {
            double value = text == null ? otherwise : Double.parseDouble(text);
            return Double.isFinite(value) ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
