package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImportOptions;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Images in and out of the store; see {@link dev.cutaway.engine.api.image.ImageService} and
 * {@link dev.cutaway.engine.api.store.StoreService} for what each does.
 */
public interface Transfers {

    /** Takes in every image of an archive, whole or not at all. */
    List<Digest> load(InputStream archive, Consumer<LoadEvent> listener) throws EngineException;

    /** Writes images into one archive. */
    void save(List<String> names, SaveOptions options, OutputStream out, Progress progress) throws EngineException;

    /** Makes an image of one layer from a root file system. */
    Digest importRoot(@Nullable InputStream tar, ImportOptions options, Progress progress) throws EngineException;

    /** Makes an image of one layer that holds the same files as another. */
    Digest flatten(String name, @Nullable ImageReference target, Progress progress) throws EngineException;
}
