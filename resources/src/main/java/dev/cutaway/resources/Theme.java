package dev.cutaway.resources;

import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The looks the app can have: one base stylesheet, and one of colours for each. */
public enum Theme {
    /** Dark text on light surfaces. */
    LIGHT,
    /** Light text on dark surfaces. */
    DARK;

    /**
     * Addresses of the stylesheets of this look, for a scene's list. The colours ({@code -c-accent} …) come first, so
     * that a page's own stylesheet, added behind them, may use them.
     */
    public List<String> stylesheets() {
        return List.of(address(name().toLowerCase(Locale.ROOT)), address("cutaway"), address("image"));
    }

    private static String address(String sheet) {
        URL url = Objects.requireNonNull(Theme.class.getResource("theme/" + sheet + ".css"), sheet);
        return url.toExternalForm();
    }
}
