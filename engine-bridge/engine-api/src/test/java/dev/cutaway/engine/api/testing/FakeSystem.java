package dev.cutaway.engine.api.testing;

import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.system.DiskUsage;
import dev.cutaway.engine.api.system.EngineInfo;
import dev.cutaway.engine.api.system.EngineVersion;
import dev.cutaway.engine.api.system.EventQuery;
import dev.cutaway.engine.api.system.EventStream;
import dev.cutaway.engine.api.system.SystemService;
import dev.cutaway.inspector.Digest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The engine in memory as a whole. */
final class FakeSystem implements SystemService {

    private static final String VERSION = "0.0.1";

    private final FakeState state;

    FakeSystem(FakeState state) {
        this.state = state;
    }

    @Override
    public void ping() {}

    @Override
    public EngineVersion version() {
        var component = new EngineVersion.Component(EngineVersion.CUTAWAY, VERSION, Map.of("Kind", "fake"));
        return new EngineVersion(VERSION, "1.41", "1.12", "abc1234", "2026-11-21T00:00:00Z", "linux", "amd64",
                "6.1.0", List.of(component));
    }

    @Override
    public EngineInfo info() {
        synchronized (state) {
            return new EngineInfo("FAKE:FAKE", "here", VERSION, state.images.size(), 0, 0, 0, "memory",
                    List.of(List.of("Kind", "fake")), "/nowhere", "6.1.0", "Fake OS 1", "linux", "x86_64", 2,
                    4_000_000_000L, List.of(), "", List.of("name=rootless"), List.of());
        }
    }

    @Override
    public DiskUsage diskUsage() {
        synchronized (state) {
            Map<Digest, Long> layers = new HashMap<>();
            state.images.values().forEach(image -> {
                List<Digest> chain = image.chainIds();
                for (int i = 0; i < chain.size(); i++) {
                    layers.put(chain.get(i), image.layers().get(i).size());
                }
            });
            List<ImageSummary> images = state.images.values().stream().map(image -> state.summary(image, true))
                    .toList();
            return new DiskUsage(layers.values().stream().mapToLong(Long::longValue).sum(), images, List.of(),
                    List.of(), List.of());
        }
    }

    @Override
    public EventStream events(EventQuery query) {
        synchronized (state) {
            var stream = new FakeEvents(state, query);
            if (query.since() != null) {
                state.events.stream().filter(event -> !event.time().isBefore(query.since())).forEach(stream::offer);
            }
            state.streams.add(stream);
            return stream;
        }
    }
}
