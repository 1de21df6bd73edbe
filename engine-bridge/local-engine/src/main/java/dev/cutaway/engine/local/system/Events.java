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

/** What happens in the engine: the last thousand events, and whoever listens. Thread-safe. */
public final class Events {

    private static final int REMEMBERED = 1_000;

    private final Deque<EngineEvent> past = new ArrayDeque<>();
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

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
        listeners.forEach(listener -> listener.tell(event));
    }

    /** Whoever listens; neither method may block. */
    interface Listener {

        void tell(EngineEvent event);

        void end();
    }

    /** There will be no more events. */
    public void end() {
        listeners.forEach(Listener::end);
    }

    /** Tells a listener of all to come, and gives what is remembered up to then. */
    synchronized List<EngineEvent> listen(Listener listener) {
        listeners.add(listener);
        return new ArrayList<>(past);
    }

    void forget(Listener listener) {
        listeners.remove(listener);
    }
}
