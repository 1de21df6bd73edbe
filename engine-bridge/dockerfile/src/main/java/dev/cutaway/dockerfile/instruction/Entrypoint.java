package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.syntax.Statement;

/**
 * {@code ENTRYPOINT}: the program of a container. Only the last of a stage counts; it takes the base's CMD away.
 *
 * @param statement how it is written
 * @param command a line or words; may be empty, which takes the base's away
 */
public record Entrypoint(Statement statement, Command command) implements Instruction {}
