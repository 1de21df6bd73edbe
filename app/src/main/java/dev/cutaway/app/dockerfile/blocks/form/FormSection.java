package dev.cutaway.app.dockerfile.blocks.form;

import dev.cutaway.dockerfile.source.TextEdit;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A part of a form with a name.
 *
 * @param id which one it is
 * @param label key of the message that names it
 * @param rows may be none where some can be added
 * @param addition how another row comes; null where none can
 */
public record FormSection(String id, String label, List<FormRow> rows, @Nullable Addition addition) {

    /** How another row comes. */
    public sealed interface Addition {
        /** Key of the message that offers it. */
        String label();

        /**
         * A row is filled in first: it is written with its first value.
         *
         * @param row whose fields have the ids that they will have
         */
        record Blank(String label, FormRow row) implements Addition {}

        /** One of some is written, and changed then. */
        record Choice(String label, List<Ready> ready) implements Addition {

            /** Copies the list. */
            public Choice {
                ready = List.copyOf(ready);
            }
        }
    }

    /**
     * A row that can be written as it is.
     *
     * @param name what it is called in a Dockerfile
     */
    public record Ready(String name, List<TextEdit> edits) {

        /** Copies the list. */
        public Ready {
            edits = List.copyOf(edits);
        }
    }

    /** Copies the list. */
    public FormSection {
        rows = List.copyOf(rows);
    }

    static FormSection of(String label, FormField field) {
        return new FormSection(field.id(), label, List.of(new FormRow(List.of(field), List.of())), null);
    }
}
