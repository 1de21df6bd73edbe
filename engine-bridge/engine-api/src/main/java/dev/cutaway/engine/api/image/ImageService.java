package dev.cutaway.engine.api.image;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * An engine's images. Where a {@code name} is asked for, everything Docker takes will do: {@code repository},
 * {@code repository:tag}, {@code repository@digest}, a full id with or without {@code sha256:}, or the beginning of one
 * id.
 */
public interface ImageService {

    /**
     * The images, newest first.
     *
     * @throws EngineException {@code INVALID} for an unknown filter or a value that makes no sense
     */
    List<ImageSummary> list(ImageQuery query) throws EngineException;

    /** Everything about one image. */
    ImageDetails inspect(String name) throws EngineException;

    /** Its steps, newest first. */
    List<HistoryStep> history(String name) throws EngineException;

    /**
     * Its layers, base first, with their sizes. Engines that do not say it have it derived from inspect and history.
     */
    List<LayerFacts> layers(String name) throws EngineException;

    /**
     * Gives an image one more name; an image that had it loses it.
     *
     * @param target with a tag; {@code latest} is taken where it has none
     */
    void tag(String source, ImageReference target) throws EngineException;

    /**
     * Takes a name from an image, and removes the image with its last name.
     *
     * @param force also when it has several names, or a stopped container uses it
     * @param pruneParents also removes parents that nobody names any more
     * @throws EngineException {@code CONFLICT} with the reason when it is refused
     */
    List<Removal> remove(String name, boolean force, boolean pruneParents) throws EngineException;

    /** What a prune did. {@code bytes}: what it freed, as Docker counts. */
    record Pruned(List<Removal> removals, long bytes) {}

    /**
     * Removes what nobody uses.
     *
     * @param filters {@code dangling=false} takes all unused images, else only those without a name; {@code until},
     *        {@code label}, {@code label!}
     */
    Pruned prune(Filters filters) throws EngineException;

    /**
     * Takes in every image of an archive, whole or not at all.
     *
     * @param archive any form of image archive, compressed or not; read to its end, not closed
     * @param listener told what happens, on the calling thread or one of the engine's; a
     *        {@link java.util.concurrent.CancellationException} it throws stops the load, which then leaves nothing
     * @return the ids of the images, in the order of the archive
     * @throws EngineException {@code BAD_ARCHIVE}, {@code NO_SPACE}
     */
    List<Digest> load(InputStream archive, Consumer<LoadEvent> listener) throws EngineException;

    /**
     * Writes images into one archive. A name by tag is saved with that tag, a bare repository with all its tags, an
     * id without one.
     *
     * @param names at least one
     * @param out not closed; quicker where it is a {@link FileSink}, too
     * @param progress told of the bytes of layers as they are written
     * @throws EngineException {@code UNSUPPORTED} when the engine cannot write this form; then nothing was written
     */
    void save(List<String> names, SaveOptions options, OutputStream out, Progress progress) throws EngineException;

    /**
     * Makes an image of one layer from a root file system.
     *
     * @param tar plain or compressed; null to fetch {@link ImportOptions#url()}
     * @param progress told of the bytes read
     * @return its id
     */
    Digest importRoot(@Nullable InputStream tar, ImportOptions options, Progress progress) throws EngineException;
}
