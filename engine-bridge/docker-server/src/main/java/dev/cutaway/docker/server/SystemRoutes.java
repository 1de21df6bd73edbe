package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.GoTime;
import dev.cutaway.docker.wire.json.DiskUsageDocument;
import dev.cutaway.docker.wire.json.EventDocument;
import dev.cutaway.docker.wire.json.InfoDocument;
import dev.cutaway.docker.wire.json.Json;
import dev.cutaway.docker.wire.json.VersionDocument;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.system.EngineEvent;
import dev.cutaway.engine.api.system.EventQuery;
import dev.cutaway.engine.api.system.EventStream;
import dev.cutaway.engine.api.system.SystemService;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** The engine as a whole. */
final class SystemRoutes {

    /** The classic builder: CLI 20.10 takes 2 for BuildKit. */
    private static final String BUILDER = "1";

    private final SystemService system;

    SystemRoutes(Engine engine) {
        system = engine.system();
    }

    void ping(Exchange exchange) throws IOException {
        system.ping();
        exchange.text(200, "OK", new BasicHeader("Builder-Version", BUILDER),
                new BasicHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, must-revalidate"),
                new BasicHeader(HttpHeaders.PRAGMA, "no-cache"));
    }

    void version(Exchange exchange) throws IOException {
        exchange.json(VersionDocument.of(system.version()));
    }

    void info(Exchange exchange) throws IOException {
        exchange.json(InfoDocument.of(system.info(), Instant.now()));
    }

    void diskUsage(Exchange exchange) throws IOException {
        exchange.json(DiskUsageDocument.of(system.diskUsage()));
    }

    void events(Exchange exchange) throws IOException {
        var query = new EventQuery(time(exchange, "since"), time(exchange, "until"), exchange.filters());
        exchange.setEndless();
        try (EventStream events = system.events(query); OutputStream out = exchange.stream("application/json")) {
            exchange.stopWhenClientLeaves(events::close);
            out.flush();
            for (EngineEvent event = events.next(); event != null; event = events.next()) {
                out.write(Json.streamBytes(EventDocument.of(event)));
                out.write('\n');
                out.flush();
            }
        }
    }

    private static @Nullable Instant time(Exchange exchange, String key) {
        String text = exchange.query().first(key);
        return text.isEmpty() ? null : GoTime.parseUnix(text);
    }
}
