package dev.cutaway.app.dockerfile.check;

import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.check.Fix;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Words for what a fix does. */
public final class Fixes {

    /** Fixes what is wrong at the caret. */
    public static final KeyCombination KEY = new KeyCodeCombination(KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN);

    private static final int LONGEST = 24;

    private Fixes() {}

    /** The same with the key for it, for a hover. */
    public static String hint(Texts texts, Fix fix) {
        return texts.text("dockerfile.fix.hint", title(texts, fix, fix.argument().strip()), KEY.getDisplayText());
    }

    /** As a button says it. */
    public static String title(Texts texts, Fix fix) {
        String argument = fix.argument().lines().findFirst().orElse("");
        String shown = argument.length() > LONGEST ? argument.substring(0, LONGEST) + "…" : argument;
        return title(texts, fix, shown);
    }

    private static String title(Texts texts, Fix fix, String shown) {
        return switch (fix.title()) {
            case REPLACE -> texts.text("dockerfile.fix.replace", shown);
            case ADD -> texts.text("dockerfile.fix.add", shown);
            case REMOVE -> texts.text("dockerfile.fix.remove", shown);
            case REMOVE_INSTRUCTION -> texts.text("dockerfile.fix.remove-instruction");
            case REMOVE_EMPTY_LINES -> texts.text("dockerfile.fix.remove-empty-lines");
            case JSON_FORM -> texts.text("dockerfile.fix.json-form");
            case INSERT_BEFORE -> texts.text("dockerfile.fix.insert-before", shown);
        };
    }
}
