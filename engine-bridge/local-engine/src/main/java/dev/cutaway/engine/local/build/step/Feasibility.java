package dev.cutaway.engine.local.build.step;

import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Mount;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.build.run.Sandbox;

/** Finds, before anything is done, what this engine or this machine cannot do. */
final class Feasibility {

    /** The id of an agent when the mount says none. */
    static final String DEFAULT_AGENT = "default";

    private Feasibility() {}

    /**
     * Looks at one.
     *
     * @param hasAgent whether this engine has an SSH agent
     * @throws EngineException {@code UNSUPPORTED}, with the way out
     */
    static void check(Instruction instruction, boolean hasAgent) throws EngineException {
        switch (instruction) {
            case Run run -> {
                if (run.security() == Run.Security.INSECURE || !run.devices().isEmpty()) {
                    throw unsupported("RUN with --security=insecure or --device: this version of Cutaway does not"
                            + " run that; build with BuildKit instead");
                }
                for (Run.MountFlag flag : run.mounts()) {
                    if (flag.mount() instanceof Mount.Ssh ssh) {
                        check(ssh, hasAgent);
                    }
                }
                Sandbox.requireRuntime();
            }
            default -> {
                // Nothing else depends on the machine.
            }
        }
    }

    /** An engine has one agent at most: the default one. */
    static void check(Mount.Ssh ssh, boolean hasAgent) throws EngineException {
        if (ssh.required() && !ssh.id().equals(DEFAULT_AGENT)) {
            throw unsupported("RUN --mount=type=ssh,id=" + ssh.id() + ": this engine has no SSH agent of that name,"
                    + " only " + DEFAULT_AGENT);
        } else if (ssh.required() && !hasAgent) {
            throw unsupported("RUN --mount=type=ssh: this engine has no SSH agent; start it where SSH_AUTH_SOCK names"
                    + " one");
        }
    }

    private static EngineException unsupported(String message) {
        return new EngineException(Reason.UNSUPPORTED, message);
    }
}
