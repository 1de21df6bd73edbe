package dev.cutaway.app.dockerfile.blocks.form;

import java.util.List;

/**
 * One value of an instruction that a person may change.
 *
 * @param id which one it is: the same for the same value of the same instruction as long as that has it
 * @param label key of the message that names it; empty where its section does
 * @param kind how it is shown
 * @param value as a person reads it, lines parted by line feeds; a switch is {@code true} or empty
 * @param choices what it may be, for a choice; what it may well be, for a text
 * @param raw it shows quotes as they are written, and must go on doing so as long as a person types in it
 * @param writer how another value is written
 */
public record FormField(String id, String label, Kind kind, String value, List<String> choices, boolean raw,
        Writer writer) {

    /** How a field is shown. */
    public enum Kind {
        /** One line. */
        TEXT,
        /** Several lines of code. */
        CODE,
        /** Several lines of prose. */
        NOTE,
        /** One of some, in a list. */
        CHOICE,
        /** One of few, side by side. */
        SEGMENTS,
        /** On or off. */
        SWITCH
    }

    /** Ways to write a value. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Ways to write a value, the most faithful first; none of them is known to work.
         *
         * @throws IllegalArgumentException when there is none
         */
        List<Proposal> write(String value);
    }

    /** Copies the list. */
    public FormField {
        choices = List.copyOf(choices);
    }

    /** The same with another name. */
    FormField labelled(String key) {
        return new FormField(id, key, kind, value, choices, raw, writer);
    }

    /** The same, showing what is written. */
    FormField asWritten() {
        return new FormField(id, label, kind, value, choices, true, writer);
    }

    /** The same with values to choose from. */
    FormField suggesting(List<String> suggestions) {
        return new FormField(id, label, kind, value, suggestions, raw, writer);
    }
}
