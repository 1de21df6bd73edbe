package dev.cutaway.app.library;

import dev.cutaway.app.text.Texts;

/** Words for images without a name. */
final class KindWords {

    private KindWords() {}

    /** In a word or two; empty for one with a name. */
    static String name(Texts texts, KeptImage.Kind kind) {
        return switch (kind) {
            case TAGGED -> "";
            case DANGLING -> texts.text("library.dangling");
            case INTERMEDIATE -> texts.text("library.intermediate");
        };
    }

    /** How it came to be, and what becomes of it; empty for one with a name. */
    static String explanation(Texts texts, KeptImage.Kind kind) {
        return switch (kind) {
            case TAGGED -> "";
            case DANGLING -> texts.text("library.explain.dangling");
            case INTERMEDIATE -> texts.text("library.explain.intermediate");
        };
    }
}
