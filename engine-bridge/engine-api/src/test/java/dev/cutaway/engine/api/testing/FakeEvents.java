package dev.cutaway.engine.api.testing;

import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.system.EngineEvent;
import dev.cutaway.engine.api.system.EventQuery;
import dev.cutaway.engine.api.system.EventStream;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream of events; empty marks its end. */
final class FakeEvents implements EventStream {

    private final FakeState state;
    private final EventQuery query;
    private final BlockingQueue<Optional<EngineEvent>> queue = new LinkedBlockingQueue<>();

    FakeEvents(FakeState state, EventQuery query) {
        this.state = state;
        this.query = query;
    }

    void offer(EngineEvent event) {
        if (wanted(event)) {
            queue.add(Optional.of(event));
        }
    }

    private boolean wanted(EngineEvent event) {
        Filters filters = query.filters();
        return any(filters.of("type"), event.type()) && any(filters.of("event"), event.action())
                && any(filters.of("image"), event.attributes().getOrDefault("name", event.actor()));
    }

    private static boolean any(List<String> values, String value) {
        return values.isEmpty() || values.contains(value);
    }

    @Override
    public @Nullable EngineEvent next() {
        Instant until = query.until();
        try {
            Optional<EngineEvent> next = until == null
                    ? queue.take()
                    : queue.poll(Math.max(0, Duration.between(Instant.now(), until).toMillis()),
                            TimeUnit.MILLISECONDS);
            if (next == null || next.isEmpty()) {
                return null;
            }
            return until != null && next.get().time().isAfter(until) ? null : next.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var cancelled = new CancellationException("interrupted");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    @Override
    public void close() {
        synchronized (state) {
            state.streams.remove(this);
        }
        queue.add(Optional.empty());
    }
}
