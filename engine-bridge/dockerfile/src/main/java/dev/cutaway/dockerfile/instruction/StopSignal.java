package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;

/**
 * {@code STOPSIGNAL}: what asks a container to end.
 *
 * @param statement how it is written
 * @param signal a name, with or without SIG, or a number
 */
public record StopSignal(Statement statement, Word signal) implements Instruction {

    @Override
    public StopSignal expanded(Expander expander) throws ExpansionException {
        return new StopSignal(statement, Words.expand(signal, expander));
    }
}
