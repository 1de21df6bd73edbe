package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.analysis.dockerfile.CreatedBy;
import dev.cutaway.inspector.analysis.dockerfile.InstructionArgument;
import dev.cutaway.inspector.oci.HistoryEntry;

/**
 * A history step as a Dockerfile would say it, for one line of text: {@code RUN}, {@code apt-get update && …}.
 *
 * @param keyword in upper case, such as {@code COPY}; empty where the step is not known to come from an instruction
 * @param argument what follows, without the builder's wrapping and with source digests cut to twelve digits; the whole
 *        of the builder's words where {@code keyword} is empty; may hold line feeds (here-documents)
 */
public record Instruction(String keyword, String argument) {

    /** Reads a step; where it has no command, its comment stands in. */
    public static Instruction of(HistoryEntry entry) {
        return parse(entry.createdBy().isBlank() ? entry.comment() : entry.createdBy());
    }

    /** Reads the builder's words: the classic builder's, BuildKit's, buildah's, kaniko's; Linux and Windows. */
    public static Instruction parse(String createdBy) {
        CreatedBy step = CreatedBy.read(createdBy);
        return new Instruction(step.keyword(), InstructionArgument.tidy(step.keyword(), step.argument()));
    }

    /** {@code keyword argument}. */
    @Override
    public String toString() {
        return keyword.isEmpty() ? argument : argument.isEmpty() ? keyword : keyword + " " + argument;
    }
}
