package dev.cutaway.engine.local.build.plan;

import dev.cutaway.dockerfile.instruction.Instruction;

import java.util.List;

/**
 * An instruction that will be carried out.
 *
 * @param number counted from 1 over the whole build
 * @param instruction as it is written
 * @param stages numbers of those whose files it takes: it cannot begin before they are done
 */
public record PlannedStep(int number, Instruction instruction, List<Integer> stages) {

    /** Copies the list. */
    public PlannedStep {
        stages = List.copyOf(stages);
    }

    /** Where it stands in the Dockerfile. */
    public int line() {
        return instruction.line();
    }
}
