package dev.cutaway.app.dockerfile.blocks.form;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * An instruction as fields.
 *
 * @param sections in the order they are shown
 * @param isText it is the bare text of the instruction
 */
public record Form(List<FormSection> sections, boolean isText) {

    /** Copies the list. */
    public Form {
        sections = List.copyOf(sections);
    }

    /** All fields, those of rows that are not written yet left out. */
    public Stream<FormField> fields() {
        return sections.stream().flatMap(section -> section.rows().stream()).flatMap(row -> row.fields().stream());
    }

    /** The field of this id; null for none. */
    public @Nullable FormField field(String id) {
        return fields().filter(field -> field.id().equals(id)).findFirst().orElse(null);
    }
}
