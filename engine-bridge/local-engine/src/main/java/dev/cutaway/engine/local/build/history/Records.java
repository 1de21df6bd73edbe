package dev.cutaway.engine.local.build.history;

import dev.cutaway.dockerfile.expansion.GlobalScope;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.local.fetch.Address;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes records out of others. */
final class Records {

    private Records() {}

    /** That of a build that begins. */
    static BuildRecord of(String id, BuildRequest request, Instant now) {
        String origin = switch (request.source()) {
            case BuildSource.Folder folder -> folder.path().toAbsolutePath().toString();
            case BuildSource.Remote remote -> shown(remote.address());
            case BuildSource.Tar _,BuildSource.Nothing _ -> "";
        };
        boolean shortened = request.source() instanceof BuildSource.Remote remote && !isWhole(origin, remote);
        String text = request.text();
        return new BuildRecord(id, origin, shortened, request.dockerfile(), text == null ? "" : text, request.tags(),
                request.target(), kept(request.args()), request.labels(),
                request.secrets().keySet().stream().sorted().toList(),
                request.options(), now, 0, 0, new BuildRecord.Outcome.Running());
    }

    /** Proxies may have passwords; and a build again is done behind those of its own time. */
    private static Map<String, String> kept(Map<String, String> args) {
        var kept = new LinkedHashMap<>(args);
        kept.keySet().removeAll(GlobalScope.PROXIES);
        return kept;
    }

    private static String shown(String address) {
        try {
            return Address.ofContext(address).shown();
        } catch (EngineException | IllegalArgumentException _) {
            // The build itself says what is wrong with it; here anything in it may be a password.
            return "";
        }
    }

    private static boolean isWhole(String origin, BuildSource.Remote remote) {
        try {
            return Address.ofContext(origin).equals(Address.ofContext(remote.address()));
        } catch (EngineException _) {
            return false; // Nothing was shown of it.
        }
    }

    static BuildRecord with(BuildRecord old, BuildRecord.Outcome outcome) {
        return with(old, old.text(), old.steps(), old.cached(), outcome);
    }

    /** One whose files are kept no longer. */
    static BuildRecord withoutState(BuildRecord old, BuildRecord.Outcome.Failed failed) {
        return with(old, new BuildRecord.Outcome.Failed(failed.step(), failed.line(), failed.message(),
                failed.exitCode(), null, failed.time()));
    }

    static BuildRecord with(BuildRecord old, String text, int steps, int cached, BuildRecord.Outcome outcome) {
        return new BuildRecord(old.id(), old.origin(), old.shortened(), old.dockerfile(), text, old.tags(),
                old.target(), old.args(), old.labels(), old.secrets(), old.options(), old.started(), steps, cached,
                outcome);
    }
}
