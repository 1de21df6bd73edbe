package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;

/**
 * {@code MAINTAINER}: the image's author; a label is the way of today.
 *
 * @param statement how it is written
 * @param author as it is written
 */
public record Maintainer(Statement statement, Word author) implements Instruction {}
