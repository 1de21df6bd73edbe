package dev.cutaway.resources;

import java.io.InputStream;
import java.util.Objects;

/**
 * The type faces that come with the app. They lie in this module because their jars ask for a Swing look when they are
 * modules; the build takes the faces out of them.
 */
public enum Fonts {
    /** The face of the interface; its figures are tabular. */
    UI("Roboto-Regular.ttf"),
    /** Selected tabs, figures that matter, titles. Its family is {@code Roboto Medium}. */
    UI_MEDIUM("Roboto-Medium.ttf"),
    /** Bold of the interface. */
    UI_BOLD("Roboto-Bold.ttf"),
    /** Ids, paths and code. */
    MONO("JetBrainsMono-Regular.ttf"),
    /** Bold of the same. */
    MONO_BOLD("JetBrainsMono-Bold.ttf");

    private final String file;

    Fonts(String file) {
        this.file = file;
    }

    /** The TrueType bytes; the caller closes the stream. */
    public InputStream open() {
        return Objects.requireNonNull(Fonts.class.getResourceAsStream("fonts/" + file), file);
    }
}
