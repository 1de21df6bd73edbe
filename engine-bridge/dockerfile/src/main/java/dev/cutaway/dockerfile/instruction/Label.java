package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.List;

/**
 * {@code LABEL}.
 *
 * @param statement how it is written
 * @param labels at least one
 */
public record Label(Statement statement, List<KeyValue> labels) implements Instruction {

    /** Copies the list. */
    public Label {
        labels = List.copyOf(labels);
    }

    @Override
    public Label expanded(Expander expander) throws ExpansionException {
        return new Label(statement, KeyValue.expand(labels, expander));
    }
}
