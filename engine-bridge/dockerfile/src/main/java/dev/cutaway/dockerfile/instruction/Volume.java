package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.List;

/**
 * {@code VOLUME}: folders whose content is not part of a container.
 *
 * @param statement how it is written
 * @param paths at least one, none empty
 */
public record Volume(Statement statement, List<Word> paths) implements Instruction {

    /** Copies the list. */
    public Volume {
        paths = List.copyOf(paths);
    }

    @Override
    public Volume expanded(Expander expander) throws ExpansionException {
        return new Volume(statement, Words.expand(paths, expander));
    }
}
