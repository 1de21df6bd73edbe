package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * {@code ARG}: variables that a build may be given. Before the first FROM they are global.
 *
 * @param statement how it is written
 * @param definitions at least one
 */
public record Arg(Statement statement, List<Definition> definitions) implements Instruction {

    /** Copies the list. */
    public Arg {
        definitions = List.copyOf(definitions);
    }

    /**
     * One variable.
     *
     * @param name never empty
     * @param value the default, quotes and variables as they are written; null for none
     * @param description from a comment above, {@code # name description}; null for none
     */
    public record Definition(Word name, @Nullable Word value, @Nullable String description) {}
}
