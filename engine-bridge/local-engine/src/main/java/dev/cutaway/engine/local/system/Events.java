package dev.cutaway.engine.local.system;

import dev.cutaway.engine.api.system.EngineEvent;
import dev.cutaway.inspector.Digest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What happens in the engine: the last thousand events, and whoever listens. Thread-safe. */
public final class Events {

    private static final int REMEMBERED = 1_000;

    private final Deque<EngineEvent> past = new ArrayDeque<>();
    private final Set<Consumer<EngineEvent>> listeners = ConcurrentHashMap.newKeySet();

    /**
     * Something happened to an image.
     *
     * @param action in Docker's words: {@code load}, {@code import}, {@code tag}, {@code untag}, {@code delete}
     * @param name what Docker gives as its name: the new name for {@code tag}, else the id
     * @param labels of the image
     */
    public void image(String action, Digest id, String name, Map<String, String> labels) {
        var attributes = new LinkedHashMap<String, String>(labels);
        attributes.put("name", name);
        publish("image", action, id.toString(), attributes);
    }

    /** Something happened. */
    public synchronized void publish(String type, String action, String actor, Map<String, String> attributes) {
        var event = new EngineEvent(type, action, actor, attributes, Instant.now());
        past.add(event);
        if (past.size() > REMEMBERED) {
            past.remove();
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    /** Tells a listener of all to come, and gives what is remembered up to then. The listener must not block. */
    synchronized List<EngineEvent> listen(Consumer<EngineEvent> listener) {
        listeners.add(listener);
        return new ArrayList<>(past);
    }

    void forget(Consumer<EngineEvent> listener) {
        listeners.remove(listener);
    }
}
