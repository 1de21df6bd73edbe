package dev.cutaway.engine.local.build.run;

import dev.cutaway.engine.local.build.user.Accounts;

import java.util.List;
import java.util.Map;

/**
 * What runs, and what it sees.
 *
 * @param arguments program first
 * @param environment its variables
 * @param workingDir absolute
 * @param user who it is
 * @param network whether it reaches what this machine reaches
 * @param hostname of its own
 * @param extraHosts {@code name:address}
 * @param mounts beside the usual ones
 */
public record Command(List<String> arguments, Map<String, String> environment, String workingDir,
        Accounts.Identity user, boolean network, String hostname, List<String> extraHosts, List<RunMount> mounts) {}
