package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;

import org.jspecify.annotations.Nullable;

/**
 * {@code COPY}: files of the context, of a stage, an image or a named context.
 *
 * @param statement how it is written
 * @param transfer what goes where
 * @param from {@code --from}: a stage's name or number, an image, a named context; no variables; null for the context
 * @param parents {@code --parents}: folders of the source are made at the destination
 */
public record Copy(Statement statement, Transfer transfer, @Nullable Word from,
        boolean parents) implements Instruction {

    @Override
    public Copy expanded(Expander expander) throws ExpansionException {
        return new Copy(statement, transfer.expanded(expander), from, parents);
    }
}
