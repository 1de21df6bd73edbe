package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.Reasons;
import dev.cutaway.docker.wire.json.BuildDocuments;
import dev.cutaway.docker.wire.json.BuildDocuments.Followed;
import dev.cutaway.docker.wire.json.Json;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.inspector.Digest;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** What Cutaway's own engine built and builds. */
final class HistoryClient implements BuildHistory {

    private static final String BUILDS = "/cutaway/builds";

    private static final String RETENTION = "/cutaway/retention";

    private final Wire wire;

    HistoryClient(Wire wire) {
        this.wire = wire;
    }

    @Override
    public String start(BuildRequest request) throws EngineException {
        return wire.upload(Target.of(BUILDS), BuildClient.body(request),
                answer -> Json.read(answer.body(), BuildDocuments.Begun.class).id());
    }

    /** An engine of an older version gives the texts, too, unless it is told not to. */
    @Override
    public List<BuildRecord> outline() throws EngineException {
        return wire.guarded(() -> BuildDocuments.records(wire.json("GET", Target.of(BUILDS).with("text", "0"),
                JsonNode.class)));
    }

    @Override
    public BuildRecord get(String id) throws EngineException {
        return wire.guarded(
                () -> BuildDocuments.record(wire.json("GET", Target.of(BUILDS + "/", id, ""), JsonNode.class)));
    }

    @Override
    public Retention retention() throws EngineException {
        return wire.guarded(() -> BuildDocuments.retention(wire.json("GET", Target.of(RETENTION), JsonNode.class)));
    }

    @Override
    public void retain(Retention retention) throws EngineException {
        wire.run("POST", Target.of(RETENTION).with("builds", Integer.toString(retention.builds()))
                .with("bytes", Long.toString(retention.bytes()))
                .with("states", Integer.toString(retention.states())));
    }

    @Override
    public BuildRecord follow(String id, Consumer<BuildLogEntry> listener) throws EngineException {
        return wire.guarded(() -> {
            try (Answer answer = wire.open("GET", Target.of(BUILDS + "/", id, "/log"))) {
                return read(answer.body(), listener);
            }
        });
    }

    private static BuildRecord read(InputStream body, Consumer<BuildLogEntry> listener) throws IOException {
        Iterator<Followed> lines = BuildDocuments.followed(body);
        while (lines.hasNext()) {
            Followed line = lines.next();
            if (line.entry() != null) {
                listener.accept(line.entry());
            } else if (line.record() != null) {
                return line.record();
            } else if (line.error() != null) {
                Reason reason = Reasons.named(line.reason());
                throw new EngineException(reason == null ? Reason.FAILED : reason, line.error());
            }
        }
        throw new EngineException(Reason.UNREACHABLE, "the engine went away while its build was followed");
    }

    @Override
    public void cancel(String id) throws EngineException {
        wire.run("POST", Target.of(BUILDS + "/", id, "/cancel"));
    }

    @Override
    public Digest open(String id, int step) throws EngineException {
        Target target = Target.of(BUILDS + "/", id, "/open").with("step", Integer.toString(step));
        return wire.guarded(() -> BuildDocuments.opened(wire.json("POST", target, JsonNode.class)).image());
    }

    @Override
    public void remove(Collection<String> ids) throws EngineException {
        Target target = Target.of(BUILDS);
        for (String id : ids) {
            target = target.with("id", id);
        }
        wire.run("DELETE", target);
    }
}
