package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.json.EventDocument;
import dev.cutaway.docker.wire.json.Json;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.system.EngineEvent;
import dev.cutaway.engine.api.system.EventStream;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** Events from a connection. */
final class EventConnection implements EventStream {

    private static final System.Logger LOG = System.getLogger(EventConnection.class.getName());

    private final Wire wire;
    private final Answer answer;
    private final Consumer<EventConnection> whenClosed;
    private @Nullable Iterator<EventDocument> events;
    private volatile boolean closed;

    EventConnection(Wire wire, Answer answer, Consumer<EventConnection> whenClosed) {
        this.wire = wire;
        this.answer = answer;
        this.whenClosed = whenClosed;
    }

    @Override
    public @Nullable EngineEvent next() throws EngineException {
        try {
            return wire.guarded(() -> {
                if (events == null) {
                    // Making it waits for the first event.
                    events = Json.readAll(answer.body(), EventDocument.class);
                }
                return events.hasNext() ? Optional.of(events.next().toEvent()) : Optional.<EngineEvent>empty();
            }).orElse(null);
        } catch (EngineException e) {
            if (closed) {
                return null;
            }
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            answer.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a stream of events did not close", e);
        }
        whenClosed.accept(this);
    }
}
