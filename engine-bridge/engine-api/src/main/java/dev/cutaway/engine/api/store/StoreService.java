package dev.cutaway.engine.api.store;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What only Cutaway's own store offers. */
public interface StoreService {

    /** The layers of every image, base first; the map is ordered as the list of images is. */
    Map<Digest, List<LayerFacts>> layers() throws EngineException;

    /** What {@link dev.cutaway.engine.api.image.ImageService#prune} with these filters would do now. */
    RemovalPlan planPrune(Filters filters) throws EngineException;

    /** What removing these images, forced, would do now. */
    RemovalPlan planRemoval(List<String> names) throws EngineException;

    /** What was removed and can be had back, newest first. */
    List<TrashItem> trash() throws EngineException;

    /**
     * Brings back what one removal took: its images, and its names as far as no other image has got them since.
     *
     * @param item {@link TrashItem#id()}
     * @return the names that could not be given back, since they are taken
     */
    List<ImageReference> restore(String item) throws EngineException;

    /**
     * Deletes for good.
     *
     * @param items {@link TrashItem#id()}; empty for all
     * @return bytes that are free now on the disk
     */
    long emptyTrash(List<String> items) throws EngineException;

    /** Images that no prune takes. */
    Set<Digest> pinned() throws EngineException;

    /** Pins an image, or lets it go. */
    void pin(String name, boolean pinned) throws EngineException;

    /**
     * Makes an image of one layer that holds the same files.
     *
     * @param target its name; null for none
     * @param progress told of the bytes of the new layer
     * @return its id
     */
    Digest flatten(String name, @Nullable ImageReference target, Progress progress) throws EngineException;

    /** Where an image's bytes lie, for a process of the same user that only reads. */
    StoredImage locate(String name) throws EngineException;

    /** What the store takes on the disk; adds up to what {@code du} finds. */
    StoreUsage usage() throws EngineException;

    /**
     * Reads everything and checks every digest.
     *
     * @param progress told of the bytes read
     * @return what is wrong; empty when all is well
     */
    List<Damage> check(Progress progress) throws EngineException;
}
