package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;

/**
 * {@code USER}: who runs the RUNs that follow, and the container.
 *
 * @param statement how it is written
 * @param user {@code name}, {@code uid}, {@code name:group} or {@code uid:gid}
 */
public record User(Statement statement, Word user) implements Instruction {

    @Override
    public User expanded(Expander expander) throws ExpansionException {
        return new User(statement, Words.expand(user, expander));
    }
}
