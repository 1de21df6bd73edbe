package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;

/**
 * {@code WORKDIR}: the folder that relative paths count from.
 *
 * @param statement how it is written
 * @param path absolute, or relative to the one before
 */
public record Workdir(Statement statement, Word path) implements Instruction {

    @Override
    public Workdir expanded(Expander expander) throws ExpansionException {
        return new Workdir(statement, Words.expand(path, expander));
    }
}
