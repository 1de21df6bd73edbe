package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.inspector.Digest;

/** Does builds, on the thread that calls it. */
@FunctionalInterface
public interface Builder {

    /** What a build made. {@code bytes}: its size, as Docker counts. */
    record Made(Digest image, long bytes) {}

    /**
     * Builds.
     *
     * @throws EngineException when it fails
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    Made build(BuildRequest request, Notes notes) throws EngineException;
}
