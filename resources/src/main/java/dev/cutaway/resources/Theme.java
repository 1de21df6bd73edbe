package dev.cutaway.resources;

/** The looks the app can have. */
public enum Theme {
    LIGHT, DARK
}
