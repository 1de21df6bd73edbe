package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;

import java.time.Instant;

/** Makes records out of others. */
final class Records {

    private Records() {}

    /** That of a build that begins. */
    static BuildRecord of(String id, BuildRequest request, Instant now) {
        String origin = switch (request.source()) {
            case BuildSource.Folder folder -> folder.path().toAbsolutePath().toString();
            case BuildSource.Remote remote -> remote.uri().toString();
            case BuildSource.Tar _,BuildSource.Nothing _ -> "";
        };
        String text = request.text();
        return new BuildRecord(id, origin, request.dockerfile(), text == null ? "" : text, request.tags(),
                request.target(), request.args(), request.labels(),
                request.secrets().keySet().stream().sorted().toList(),
                request.options(), now, 0, 0, new BuildRecord.Outcome.Running());
    }

    static BuildRecord with(BuildRecord old, BuildRecord.Outcome outcome) {
        return with(old, old.text(), old.steps(), old.cached(), outcome);
    }

    static BuildRecord with(BuildRecord old, String text, int steps, int cached, BuildRecord.Outcome outcome) {
        return new BuildRecord(old.id(), old.origin(), old.dockerfile(), text, old.tags(), old.target(), old.args(),
                old.labels(), old.secrets(), old.options(), old.started(), steps, cached, outcome);
    }
}
