package dev.cutaway.app.dockerfile.check;

import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.check.Fix;

/** Words for what a fix does. */
final class Fixes {

    private static final int LONGEST = 24;

    private Fixes() {}

    /** As a button says it. */
    static String title(Texts texts, Fix fix) {
        String argument = fix.argument().lines().findFirst().orElse("");
        String shown = argument.length() > LONGEST ? argument.substring(0, LONGEST) + "…" : argument;
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
