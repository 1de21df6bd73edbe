package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.json.BuildDocuments;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildService;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.inspector.Digest;
import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.function.Consumer;

/** Builds by Cutaway's own engine, event by event. */
final class BuildClient implements BuildService {

    private final Wire wire;

    private final BuildHistory history;

    BuildClient(Wire wire) {
        this.wire = wire;
        this.history = new HistoryClient(wire);
    }

    @Override
    public BuildHistory history() {
        return history;
    }

    @Override
    public Digest build(BuildRequest request, Consumer<BuildEvent> listener) throws EngineException {
        var built = new Digest[1];
        wire.upload(Target.of("/cutaway/build"), body(request), answer -> {
            MessageReader.read(answer.body(), Reason.FAILED, message -> {
                JsonNode part = message.aux();
                BuildEvent event = part == null ? null : BuildDocuments.event(part);
                if (event instanceof BuildEvent.Built end) {
                    built[0] = end.id();
                }
                if (event != null) {
                    listener.accept(event);
                }
            });
            return true;
        });
        if (built[0] == null) {
            throw new EngineException(Reason.UNREACHABLE, "the engine went away while it built");
        }
        return built[0];
    }

    /** The request, and its context behind it. */
    static InputStream body(BuildRequest request) {
        InputStream head = new ByteArrayInputStream(BuildDocuments.head(request));
        return request.source() instanceof BuildSource.Tar tar ? new SequenceInputStream(head, tar.tar()) : head;
    }

    @Override
    public Pruned pruneCache(boolean all, Filters filters) throws EngineException {
        JsonNode answer = wire.json("POST", Target.of("/build/prune").flag("all", all).with(filters),
                JsonNode.class);
        return new Pruned(answer.path("CachesDeleted").valueStream().map(JsonNode::asString).toList(),
                answer.path("SpaceReclaimed").asLong(0));
    }
}
