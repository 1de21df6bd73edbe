package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.GoTime;
import dev.cutaway.docker.wire.json.DiskUsageDocument;
import dev.cutaway.docker.wire.json.ImageSummaryDocument;
import dev.cutaway.docker.wire.json.InfoDocument;
import dev.cutaway.docker.wire.json.VersionDocument;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.system.DiskUsage;
import dev.cutaway.engine.api.system.EngineInfo;
import dev.cutaway.engine.api.system.EngineVersion;
import dev.cutaway.engine.api.system.EventQuery;
import dev.cutaway.engine.api.system.EventStream;
import dev.cutaway.engine.api.system.SystemService;
import dev.cutaway.inspector.Digest;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The engine as a whole. */
final class SystemClient implements SystemService {

    private static final String GET = "GET";

    private final Wire wire;
    private final EngineKind kind;
    private final Set<EventConnection> open = ConcurrentHashMap.newKeySet();

    SystemClient(Wire wire, EngineKind kind) {
        this.wire = wire;
        this.kind = kind;
    }

    @Override
    public void ping() throws EngineException {
        wire.ping();
    }

    @Override
    public EngineVersion version() throws EngineException {
        return wire.json(GET, Target.of("/version"), VersionDocument.class).toVersion();
    }

    @Override
    public EngineInfo info() throws EngineException {
        return InfoDocument.read(wire.json(GET, Target.of("/info"), JsonNode.class));
    }

    @Override
    public DiskUsage diskUsage() throws EngineException {
        DiskUsage usage = wire.guarded(
                () -> wire.json(GET, Target.of("/system/df"), DiskUsageDocument.class).toUsage());
        return kind == EngineKind.PODMAN ? withNames(usage) : usage;
    }

    /** Podman says there of an image's names only the tag. */
    private DiskUsage withNames(DiskUsage usage) throws EngineException {
        Map<Digest, ImageSummary> named = new HashMap<>();
        for (ImageSummaryDocument image : wire.json(GET, Target.of("/images/json"), ImageSummaryDocument[].class)) {
            ImageSummary summary = image.toSummary();
            named.put(summary.id(), summary);
        }
        List<ImageSummary> images = new ArrayList<>();
        for (ImageSummary image : usage.images()) {
            ImageSummary full = named.getOrDefault(image.id(), image);
            images.add(new ImageSummary(image.id(), full.parent(), full.tags(), full.digests(), image.created(),
                    image.size(), image.sharedSize(), image.containers(), full.labels()));
        }
        return new DiskUsage(usage.layersSize(), images, usage.containers(), usage.volumes(), usage.buildCache());
    }

    @Override
    public EventStream events(EventQuery query) throws EngineException {
        Target target = Target.of("/events").with(query.filters());
        if (query.since() != null) {
            target = target.with("since", GoTime.unixNanos(query.since()));
        }
        if (query.until() != null) {
            target = target.with("until", GoTime.unixNanos(query.until()));
        }
        Target asked = target;
        Answer answer = wire.guarded(() -> wire.open(GET, asked));
        return wire.guarded(() -> {
            var stream = new EventConnection(wire, answer, open::remove);
            open.add(stream);
            return stream;
        });
    }

    void close() {
        open.forEach(EventConnection::close);
    }
}
