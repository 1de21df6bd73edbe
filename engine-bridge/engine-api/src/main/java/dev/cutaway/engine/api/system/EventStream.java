package dev.cutaway.engine.api.system;

import dev.cutaway.engine.api.EngineException;
import org.jspecify.annotations.Nullable;

/** Events as they come. For one thread, but any thread may close it, which ends a waiting {@link #next}. */
public interface EventStream extends AutoCloseable {

    /**
     * Waits for the next event.
     *
     * @return null when there will be none: the time is over, or the stream was closed
     * @throws EngineException {@code UNREACHABLE} when the engine went away
     */
    @Nullable
    EngineEvent next() throws EngineException;

    /** Ends the stream. */
    @Override
    void close();
}
