package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.syntax.Statement;

/**
 * {@code CMD}: what a container of the image runs. Only the last of a stage counts.
 *
 * @param statement how it is written
 * @param command a line or words; may be empty, which takes the base's away
 */
public record Cmd(Statement statement, Command command) implements Instruction {}
