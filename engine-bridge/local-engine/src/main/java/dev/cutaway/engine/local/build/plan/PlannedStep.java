package dev.cutaway.engine.local.build.plan;

import dev.cutaway.dockerfile.instruction.Instruction;

/**
 * An instruction that will be carried out.
 *
 * @param number counted from 1 over the whole build
 * @param instruction as it is written
 */
public record PlannedStep(int number, Instruction instruction) {

    /** Where it stands in the Dockerfile. */
    public int line() {
        return instruction.line();
    }
}
