package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.TextEdit;

import java.util.List;

/**
 * A change that takes a finding away.
 *
 * @param title what it does
 * @param argument what the title tells: the new text, the flag; empty for none
 * @param edits offsets are those of the text that was checked
 */
public record Fix(Title title, String argument, List<TextEdit> edits) {

    /** What a fix does. Closed, so that every front end words each. */
    public enum Title {
        /** Writes the argument instead. */
        REPLACE,
        /** Adds the argument. */
        ADD,
        /** Takes the argument away. */
        REMOVE,
        /** Takes the instruction away. */
        REMOVE_INSTRUCTION,
        /** Takes empty lines away. */
        REMOVE_EMPTY_LINES,
        /** Writes the command as a JSON array. */
        JSON_FORM,
        /** Puts the argument, an instruction, before this one. */
        INSERT_BEFORE
    }

    /** Copies the list. */
    public Fix {
        edits = List.copyOf(edits);
    }

    static Fix replace(SourceRange range, String text) {
        return new Fix(Title.REPLACE, text, List.of(TextEdit.replace(range, text)));
    }

    static Fix insert(Title title, int offset, String text) {
        return new Fix(title, text.strip(), List.of(TextEdit.insert(offset, text)));
    }
}
