package dev.cutaway.engine.api.system;

import dev.cutaway.engine.api.EngineException;

/** The engine as a whole. */
public interface SystemService {

    /** Answers if the engine is there. */
    void ping() throws EngineException;

    /** Which engine this is. */
    EngineVersion version() throws EngineException;

    /** What it has and where it runs. */
    EngineInfo info() throws EngineException;

    /** What it takes, as {@code docker system df} counts. */
    DiskUsage diskUsage() throws EngineException;

    /** What happened and happens. The caller closes the stream. */
    EventStream events(EventQuery query) throws EngineException;
}
