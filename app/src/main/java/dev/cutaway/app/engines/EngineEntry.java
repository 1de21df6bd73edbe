package dev.cutaway.app.engines;

import dev.cutaway.engine.api.Engine;

import java.io.IOException;
import java.util.List;

/**
 * An engine that may be chosen.
 *
 * @param id stays the same over starts of the app, for the choice is remembered by it
 * @param kind what it is
 * @param name as its makers or the person call it, such as {@code desktop-linux}; the bundled one is called in words
 * @param description where it is: a socket or host
 * @param reason why it cannot be reached; empty where it can, or where nobody knows yet
 * @param connector reaches it
 */
public record EngineEntry(String id, Kind kind, String name, String description, String reason,
        Connector connector) {

    /** What an engine is. */
    public enum Kind {
        /** Cutaway's own, which comes with the app. */
        BUNDLED,
        /** Docker. */
        DOCKER,
        /** Podman. */
        PODMAN
    }

    /** Reaches an engine. */
    @FunctionalInterface
    public interface Connector {

        /**
         * The engine, started where it has to be. Blocks; interrupted, it gives up.
         *
         * @throws IOException when it does not answer
         */
        Engine connect() throws IOException;
    }

    /** What a person sees of it. */
    List<String> looks() {
        return List.of(id, name, description, reason);
    }

    /** Whether there is hope to reach it. */
    public boolean isReachable() {
        return reason.isEmpty();
    }
}
