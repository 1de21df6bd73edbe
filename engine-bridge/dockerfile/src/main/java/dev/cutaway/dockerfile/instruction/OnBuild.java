package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.syntax.Statement;

import org.jspecify.annotations.Nullable;

/**
 * {@code ONBUILD}: an instruction for the images that will be built on this one.
 *
 * @param statement how it is written
 * @param expression what goes into the image's config, heredocs included: it is parsed anew when triggered
 * @param trigger the instruction; null when it is none, of which Docker says nothing before it is triggered
 */
public record OnBuild(Statement statement, String expression, @Nullable Instruction trigger) implements Instruction {}
