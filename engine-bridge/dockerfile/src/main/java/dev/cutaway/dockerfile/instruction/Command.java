package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.Word;

import java.util.List;

/** What is to be run. */
public sealed interface Command {

    /**
     * A line for the shell.
     *
     * @param line as it is written, continuation taken out; empty when nothing is written
     */
    record ShellForm(Word line) implements Command {}

    /**
     * A program and its arguments, started without a shell.
     *
     * @param words JSON escapes solved; may be empty
     */
    record ExecForm(List<Word> words) implements Command {

        /** Copies the list. */
        public ExecForm {
            words = List.copyOf(words);
        }

        /** The words' texts. */
        public List<String> texts() {
            return words.stream().map(Word::text).toList();
        }
    }

    /** Whether nothing is written. */
    default boolean isEmpty() {
        return switch (this) {
            case ShellForm shell -> shell.line().text().isEmpty();
            case ExecForm exec -> exec.words().isEmpty();
        };
    }

    /** What goes into the image's config: the words, or {@code shell} and the line after it. */
    default List<String> arguments(List<String> shell) {
        return switch (this) {
            case ExecForm exec -> exec.texts();
            case ShellForm line -> {
                var all = new java.util.ArrayList<>(shell);
                all.add(line.line().text());
                yield List.copyOf(all);
            }
        };
    }
}
