package dev.cutaway.engine.api.build;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.inspector.Digest;

import java.util.List;
import java.util.function.Consumer;

/** Builds images from Dockerfiles, and keeps the results of steps for later builds. */
public interface BuildService {

    /**
     * Builds one image, whole or not at all. Interrupting the calling thread stops it, with everything it started.
     *
     * @param listener told what happens, one event at a time, on threads of the engine's; a
     *        {@link java.util.concurrent.CancellationException} it throws stops the build
     * @return the image's id
     * @throws EngineException {@code INVALID} for a Dockerfile or request that makes no sense, {@code NOT_FOUND} for a
     *         base that is not there, {@code UNSUPPORTED} for what this machine cannot do, {@code FAILED} for a step
     *         that failed, {@code BAD_ARCHIVE}, {@code NO_SPACE}
     */
    Digest build(BuildRequest request, Consumer<BuildEvent> listener) throws EngineException;

    /** The builds done and being done, {@link #build} included. */
    BuildHistory history();

    /** What a prune of the cache did. {@code ids}: of the records; {@code bytes}: what it freed. */
    record Pruned(List<String> ids, long bytes) {}

    /**
     * Removes records of the cache.
     *
     * @param all also those that an image still shares its layers with
     * @param filters {@code until}, {@code id}
     */
    Pruned pruneCache(boolean all, Filters filters) throws EngineException;
}
