package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.source.SourceRange;

import java.util.ArrayList;
import java.util.List;

/** Takes down what one check finds. */
final class Findings {

    private final Check check;
    private final List<Finding> found = new ArrayList<>();

    Findings(Check check) {
        this.check = check;
    }

    List<Finding> found() {
        return found;
    }

    void add(Instruction instruction, SourceRange range, List<String> arguments, Fix... fixes) {
        found.add(new Finding(check, range, instruction.statement().index(), arguments, List.of(fixes)));
    }

    void add(Instruction instruction, SourceRange range, String argument, Fix... fixes) {
        add(instruction, range, List.of(argument), fixes);
    }

    void add(Instruction instruction, SourceRange range, Fix... fixes) {
        add(instruction, range, List.of(), fixes);
    }
}
