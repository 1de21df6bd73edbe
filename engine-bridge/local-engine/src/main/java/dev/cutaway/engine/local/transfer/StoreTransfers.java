package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImportOptions;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.layer.IndexFiles;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/** Images in and out of a store. */
public final class StoreTransfers implements Transfers {

    private final Loading loading;
    private final Saving saving;
    private final Importing importing;
    private final Flattening flattening;

    /**
     * @param folder of the store
     * @param version of Cutaway, for the images it makes
     * @param limits what comes in may ask for
     */
    public StoreTransfers(StoreFolder folder, BlobStore blobs, Catalog catalog, Events events, String version,
            Limits limits) {
        var keeping = new Keeping(blobs, catalog, new IndexFiles(folder.indexes()));
        this.loading = new Loading(keeping, events, limits);
        this.saving = new Saving(catalog, blobs, events, limits);
        this.importing = new Importing(new RootTar(blobs, limits), keeping, events, version);
        this.flattening = new Flattening(keeping, events, limits, version);
    }

    @Override
    public List<Digest> load(InputStream archive, Consumer<LoadEvent> listener) throws EngineException {
        return loading.load(archive, listener);
    }

    @Override
    public void save(List<String> names, SaveOptions options, OutputStream out, Progress progress)
            throws EngineException {
        saving.save(names, options, out, progress);
    }

    @Override
    public Digest importRoot(@Nullable InputStream tar, ImportOptions options, Progress progress)
            throws EngineException {
        return importing.importRoot(tar, options, progress);
    }

    @Override
    public Digest flatten(String name, @Nullable ImageReference target, Progress progress) throws EngineException {
        return flattening.flatten(name, target, progress);
    }
}
