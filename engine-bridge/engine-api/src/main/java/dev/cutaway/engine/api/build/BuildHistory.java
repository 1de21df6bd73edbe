package dev.cutaway.engine.api.build;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.inspector.Digest;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The builds an engine did and does, with everything that happened in them: kept on disk, whole, until they are removed or
 * grow too many. A build that was started here goes on when nobody follows it.
 */
public interface BuildHistory {

    /**
     * Starts a build and returns at once; what is wrong with it is told by its record and its events. A
     * {@link BuildSource.Tar} is read to its end first.
     *
     * @return the id of its record
     * @throws EngineException when the engine cannot begin it at all
     */
    String start(BuildRequest request) throws EngineException;

    /**
     * All builds, newest first, those of other clients too; without the texts of their Dockerfiles, so it is light enough
     * to be asked for at each event.
     *
     * @see #get
     */
    List<BuildRecord> outline() throws EngineException;

    /**
     * One build, whole.
     *
     * @throws EngineException {@code NOT_FOUND}
     */
    BuildRecord get(String id) throws EngineException;

    /**
     * Tells everything that happened in a build from its beginning, and goes on until it has ended. Interrupting the
     * calling thread, or an exception of the listener's, ends the following, not the build.
     *
     * @return the record as it is at the end
     * @throws EngineException {@code NOT_FOUND}
     */
    BuildRecord follow(String id, Consumer<BuildLogEntry> listener) throws EngineException;

    /**
     * Stops a build with everything it started; returns when nothing of it runs any more. Nothing happens when it has
     * ended.
     *
     * @throws EngineException {@code NOT_FOUND}
     */
    void cancel(String id) throws EngineException;

    /**
     * Makes the files of a step an image, as they were when it ended, or when it failed: of any stage, whether it was taken
     * from the cache or not, also while the build goes on. Where it is an image already, that is given; else one without
     * a name that nobody counts among the images: it is found by its id alone, and bytes that only it has are the build
     * cache's. It stays while it is among the newest that were opened, and its build is
     * kept; not longer than the engine runs.
     *
     * @param step its number
     * @return the image's id
     * @throws EngineException {@code NOT_FOUND} for an unknown build or step, one that has not ended, and one that has no
     *         files, such as {@code FROM scratch}; {@code CONFLICT} when a layer of it was removed since
     */
    Digest open(String id, int step) throws EngineException;

    /**
     * Forgets builds that have ended, with their logs and what failed steps left; images and cache stay. Unknown ids are
     * passed over.
     *
     * @throws EngineException {@code CONFLICT} for one that still runs; then none is forgotten
     */
    void remove(Collection<String> ids) throws EngineException;

    /** How much of the history stays. */
    Retention retention() throws EngineException;

    /**
     * Sets how much stays, for this engine and the next ones of its store. What is too much goes at once; files that
     * failed steps left, when nothing is being built.
     */
    void retain(Retention retention) throws EngineException;
}
