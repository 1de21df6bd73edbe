package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.List;

/**
 * {@code EXPOSE}: ports that the image listens on.
 *
 * @param statement how it is written
 * @param ports such as {@code 80}, {@code 80/udp}, {@code 8000-8010}; in the order they are written
 */
public record Expose(Statement statement, List<Word> ports) implements Instruction {

    /** Copies the list. */
    public Expose {
        ports = List.copyOf(ports);
    }

    @Override
    public Expose expanded(Expander expander) throws ExpansionException {
        return new Expose(statement, Words.split(ports, expander));
    }
}
