package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.List;

/**
 * {@code SHELL}: what runs the lines of RUN, CMD and ENTRYPOINT from here on.
 *
 * @param statement how it is written
 * @param words a program and its arguments; at least one
 */
public record Shell(Statement statement, List<Word> words) implements Instruction {

    /** Copies the list. */
    public Shell {
        words = List.copyOf(words);
    }
    /** The words' texts. */
    public List<String> texts() {
        return words.stream().map(Word::text).toList();
    }
}
