package dev.cutaway.app.settings;

/** How the look is chosen. */
public enum ThemeChoice {
    /** As the desktop says, now and when it changes. */
    DESKTOP,
    /** Always light. */
    LIGHT,
    /** Always dark. */
    DARK
}
