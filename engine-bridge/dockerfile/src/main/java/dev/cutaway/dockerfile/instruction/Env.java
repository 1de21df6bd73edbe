package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.List;

/**
 * {@code ENV}: variables of the rest of the stage and of the image. All its words are expanded before any of it is set.
 *
 * @param statement how it is written
 * @param variables at least one
 */
public record Env(Statement statement, List<KeyValue> variables) implements Instruction {

    /** Copies the list. */
    public Env {
        variables = List.copyOf(variables);
    }

    @Override
    public Env expanded(Expander expander) throws ExpansionException {
        return new Env(statement, KeyValue.expand(variables, expander));
    }
}
