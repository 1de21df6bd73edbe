package dev.cutaway.engine.local.system;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.system.EngineEvent;
import dev.cutaway.engine.api.system.EventQuery;
import dev.cutaway.engine.api.system.EventStream;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A subscription. Who reads too slowly loses the oldest events; the engine never waits. */
final class LocalEventStream implements EventStream, Events.Listener {

    private static final int MOST_WAITING = 10_000;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Events events;
    private final EventFilter filter;
    private final @Nullable Instant until;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<EngineEvent> waiting = new ArrayDeque<>();
    private boolean closed;

    LocalEventStream(Events events, EventQuery query) throws EngineException {
        this.events = events;
        this.filter = new EventFilter(query.filters());
        this.until = query.until();
        Instant since = query.since();
        // New events wait until the remembered ones are in: the order stays.
        lock.lock();
        try {
            for (EngineEvent past : events.listen(this)) {
                if (since != null && !past.time().isBefore(since)) {
                    tell(past);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void tell(EngineEvent event) {
        if (!filter.wants(event) || (until != null && event.time().isAfter(until))) {
            return;
        }
        lock.lock();
        try {
            waiting.add(event);
            if (waiting.size() > MOST_WAITING) {
                waiting.remove();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable EngineEvent next() {
        lock.lock();
        try {
            for (long left = nanosLeft(); waiting.isEmpty() && !closed; left = nanosLeft()) {
                if (left <= 0) {
                    return null;
                }
                changed.awaitNanos(left);
            }
            return closed ? null : waiting.remove();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } finally {
            lock.unlock();
        }
    }

    /** How long to wait; a day at most, as what is left may be more than a long of nanoseconds holds. */
    private long nanosLeft() {
        Duration left = until == null ? A_DAY : Duration.between(Instant.now(), until);
        return left.compareTo(A_DAY) < 0 ? left.toNanos() : A_DAY.toNanos();
    }

    @Override
    public void close() {
        events.forget(this);
        end();
    }

    @Override
    public void end() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
