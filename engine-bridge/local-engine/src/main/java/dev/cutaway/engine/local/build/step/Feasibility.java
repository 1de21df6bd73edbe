package dev.cutaway.engine.local.build.step;

import dev.cutaway.dockerfile.instruction.Add;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Mount;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.build.run.Sandbox;
import dev.cutaway.engine.local.fetch.Access;
import dev.cutaway.engine.local.fetch.Address;

/** Finds, before anything is done, what this engine or this machine cannot do. */
final class Feasibility {

    /** The id of an agent when the mount says none. */
    static final String DEFAULT_AGENT = "default";

    /** The SSH agent, as a build finds it. */
    enum Agent {
        /** This engine has none. */
        NONE,
        /** There is one, but who asked for the build did not allow it. */
        REFUSED,
        /** It may be used. */
        ALLOWED
    }

    private Feasibility() {}

    /**
     * Looks at one.
     *
     * @param agent what the build may use
     * @param keys whether it may use the keys of this machine
     * @throws EngineException {@code UNSUPPORTED}, with the way out
     */
    static void check(Instruction instruction, Agent agent, boolean keys) throws EngineException {
        switch (instruction) {
            case Run run -> {
                if (run.security() == Run.Security.INSECURE || !run.devices().isEmpty()) {
                    throw unsupported("RUN with --security=insecure or --device: this version of Cutaway does not"
                            + " run that; build with BuildKit instead");
                }
                for (Run.MountFlag flag : run.mounts()) {
                    if (flag.mount() instanceof Mount.Ssh ssh) {
                        check(ssh, agent);
                    }
                }
                Sandbox.requireRuntime();
            }
            case Add add when !keys -> {
                for (Word source : add.transfer().sources()) {
                    // One that has variables in it is looked at when it is fetched.
                    if (source.text().indexOf('$') < 0 && Address.of(source.text()) instanceof Address.Git git
                            && git.isSsh()) {
                        throw Access.refused("ADD " + git.shown());
                    }
                }
            }
            default -> {
                // Nothing else depends on the machine.
            }
        }
    }

    /** An engine has one agent at most: the default one. Who does without it gets none where it may not be used. */
    static void check(Mount.Ssh ssh, Agent agent) throws EngineException {
        if (ssh.required() && !ssh.id().equals(DEFAULT_AGENT)) {
            throw unsupported("RUN --mount=type=ssh,id=" + ssh.id() + ": this engine has no SSH agent of that name,"
                    + " only " + DEFAULT_AGENT);
        } else if (ssh.required() && agent == Agent.REFUSED) {
            throw unsupported("RUN --mount=type=ssh: nobody allowed this build to use the SSH agent; allow it in the"
                    + " options of the build, in Cutaway's window");
        } else if (ssh.required() && agent == Agent.NONE) {
            throw unsupported("RUN --mount=type=ssh: this engine has no SSH agent; start it where SSH_AUTH_SOCK names"
                    + " one");
        }
    }

    private static EngineException unsupported(String message) {
        return new EngineException(Reason.UNSUPPORTED, message);
    }
}
