package dev.cutaway.engine.local.build.step;

import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.build.run.Sandbox;

/** Finds, before anything is done, what this engine or this machine cannot do. */
final class Feasibility {

    private Feasibility() {}

    /** @throws EngineException {@code UNSUPPORTED}, with the way out */
    static void check(Instruction instruction) throws EngineException {
        switch (instruction) {
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
