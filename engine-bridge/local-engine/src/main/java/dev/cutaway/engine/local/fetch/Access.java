package dev.cutaway.engine.local.fetch;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;

import java.util.Map;
import java.util.function.Consumer;

/**
 * How something is fetched for somebody.
 *
 * @param ssh whether the SSH keys and the agent of this machine may be used
 * @param proxies on the way
 * @param told how far it is, a line at a time and not too many
 */
public record Access(boolean ssh, Proxies proxies, Consumer<String> told) {

    /** Through the proxies of this process, without SSH, and silent. */
    public static Access plain() {
        return new Access(false, Proxies.of(Map.of(), System.getenv()), _ -> {
        });
    }

    /**
     * Nobody allowed the keys.
     *
     * @param what would be done with them, in the words of the step
     */
    public static EngineException refused(String what) {
        return new EngineException(Reason.UNSUPPORTED, what + ": nobody allowed this build to use the SSH keys of this"
                + " machine; allow SSH in the options of the build, in Cutaway's window, or take the repository's https"
                + " address");
    }
}
