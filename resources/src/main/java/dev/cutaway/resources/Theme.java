package dev.cutaway.resources;

import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The looks the app can have: one base stylesheet, and one of colours for each. */
public enum Theme {
    /** Dark text on light surfaces. */
    LIGHT,
    /** Light text on dark surfaces. */
    DARK;

    /**
     * Addresses of the stylesheets of this look, for a scene's list: the colours ({@code -c-accent} …), what is
     * common, and each part of the window.
     */
    public List<String> stylesheets() {
        return Stream.of(name().toLowerCase(Locale.ROOT), "cutaway", "shell", "start", "image", "library", "build",
                "dockerfile", "blocks")
                .map(Theme::address)
                .toList();
    }

    private static String address(String sheet) {
        URL url = Objects.requireNonNull(Theme.class.getResource("theme/" + sheet + ".css"), sheet);
        return url.toExternalForm();
    }
}
