package dev.cutaway.engine.local.build.step;

import dev.cutaway.dockerfile.instruction.Add;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.build.run.Sandbox;

import java.util.regex.Pattern;

/** Finds, before anything is done, what this engine or this machine cannot do. */
final class Feasibility {

    private static final Pattern REMOTE = Pattern.compile("(?i)(https?|git|ssh)://.*|git@.*");

    private Feasibility() {}

    /** @throws EngineException {@code UNSUPPORTED}, with the way out */
    static void check(Instruction instruction) throws EngineException {
        switch (instruction) {
            case Add add -> {
                for (Word source : add.transfer().sources()) {
                    if (REMOTE.matcher(source.text()).matches()) {
                        throw unsupported("ADD of " + source
                                + ": this version of Cutaway fetches nothing; put the file into the context");
                    }
                }
            }
            case Run run -> {
                if (run.security() == Run.Security.INSECURE || !run.devices().isEmpty()) {
                    throw unsupported("RUN with --security=insecure or --device: this version of Cutaway does not"
                            + " run that; build with BuildKit instead");
                }
                Sandbox.requireRuntime();
            }
            default -> {
                // Nothing else depends on the machine.
            }
        }
    }

    private static EngineException unsupported(String message) {
        return new EngineException(Reason.UNSUPPORTED, message);
    }
}
