package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.inspector.Digest;

import java.util.Collection;
import java.util.Set;

/** Images that are nothing but the files of a step: hidden, and kept by the history. */
public interface Remains {

    /** Deletes all of them, but for these; gives the bytes that are free now. */
    long deleteBut(Set<Digest> kept) throws EngineException;

    /** Deletes these, unless they have become images like others. */
    void delete(Collection<Digest> images) throws EngineException;

    /** Whether the store has this image, and it is not in the trash. */
    boolean has(Digest image);

    /** Whether it has this one, and not as hidden files of a step. */
    boolean isImage(Digest image);

    /**
     * Makes an image of a step.
     *
     * @param comment what the image says of itself, which tells it from all others
     * @throws EngineException {@code CONFLICT} when the store lacks a layer
     */
    Digest make(StepState state, String comment) throws EngineException;
}
