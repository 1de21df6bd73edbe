package dev.cutaway.docker.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cutaway.engine.api.system.EngineEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** An object of {@code GET /events}. The first three are of old, for images and containers only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventDocument(@Nullable String status, @Nullable String id, @Nullable String from,
        @JsonProperty("Type") @Nullable String type, @JsonProperty("Action") @Nullable String action,
        @JsonProperty("Actor") @Nullable Actor actor, @Nullable String scope, long time, long timeNano) {

    private static final long NANOS = 1_000_000_000;

    /** What it happened to. */
    public record Actor(@JsonProperty("ID") @Nullable String id,
            @JsonProperty("Attributes") @Nullable Map<String, String> attributes) {}

    /** As Docker writes it. */
    public static EventDocument of(EngineEvent event) {
        boolean container = event.type().equals("container");
        boolean old = container || event.type().equals("image");
        Instant time = event.time();
        return new EventDocument(old ? event.action() : null, old ? event.actor() : null,
                container ? event.attributes().get("image") : null, event.type(), event.action(),
                new Actor(event.actor(), new TreeMap<>(event.attributes())), "local", time.getEpochSecond(),
                time.getEpochSecond() * NANOS + time.getNano());
    }

    /** What it says; engines of before API 1.22 only have the first three. */
    public EngineEvent toEvent() {
        Instant when = timeNano == 0
                ? Instant.ofEpochSecond(time)
                : Instant.ofEpochSecond(timeNano / NANOS, timeNano % NANOS);
        return new EngineEvent(Values.text(type), Values.text(action == null ? status : action),
                Values.text(actor == null ? id : actor.id), Values.map(actor == null ? null : actor.attributes),
                when);
    }
}
