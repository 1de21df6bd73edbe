package dev.cutaway.app.dockerfile.blocks.form;

import java.util.List;

/**
 * Fields that belong together: a pair, a mount.
 *
 * @param fields at least one
 * @param remove ways to take it away; empty where it must stay
 */
public record FormRow(List<FormField> fields, List<Proposal> remove) {

    /** Copies the lists. */
    public FormRow {
        fields = List.copyOf(fields);
        remove = List.copyOf(remove);
    }
}
