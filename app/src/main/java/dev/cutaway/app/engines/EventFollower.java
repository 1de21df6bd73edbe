package dev.cutaway.app.engines;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.system.EngineEvent;
import dev.cutaway.engine.api.system.EventQuery;
import dev.cutaway.engine.api.system.EventStream;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Waits for the events of one engine on a thread of its own, and tells of them on the UI thread. */
final class EventFollower implements AutoCloseable {

    private final Engine engine;
    private final Executor ui;
    private final Runnable changed;
    private final Consumer<Throwable> gone;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable EventStream stream;

    /**
     * @param changed told that something happened; several events that come together are told of once
     * @param gone told once when the engine went away
     */
    EventFollower(Engine engine, Executor ui, Runnable changed, Consumer<Throwable> gone) {
        this.engine = engine;
        this.ui = ui;
        this.changed = changed;
        this.gone = gone;
    }

    void start() {
        Thread.ofVirtual().name("engine-events").start(this::follow);
    }

    private void follow() {
        Throwable end = new EngineException(Reason.UNREACHABLE, "the engine ended its events");
        try (EventStream events = engine.system().events(EventQuery.FROM_NOW)) {
            stream = events;
            // What happened before the stream began was not told of.
            tell();
            for (EngineEvent event = closed ? null : events.next(); event != null; event = events.next()) {
                tell();
            }
        } catch (IOException | IllegalStateException e) {
            end = e;
        }
        Throwable reason = end;
        if (!closed) {
            ui.execute(() -> {
                if (!closed) {
                    gone.accept(reason);
                }
            });
        }
    }

    private void tell() {
        if (told.compareAndSet(false, true)) {
            ui.execute(() -> {
                told.set(false);
                if (!closed) {
                    changed.run();
                }
            });
        }
    }

    @Override
    public void close() {
        closed = true;
        EventStream open = stream;
        if (open != null) {
            open.close();
        }
    }
}
