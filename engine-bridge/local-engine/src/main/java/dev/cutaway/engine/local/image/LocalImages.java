package dev.cutaway.engine.local.image;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.HistoryStep;
import dev.cutaway.engine.api.image.ImageDetails;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageService;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.ImportOptions;
import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.api.image.Removal;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.ImageNames;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.engine.local.removal.Removals;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.engine.local.transfer.Transfers;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/** The images of the store. Hands each request to the class that knows. */
public final class LocalImages implements ImageService {

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Events events;
    private final Transfers transfers;
    private final Removals removals;

    /** @param transfers does what brings images in and out */
    public LocalImages(Catalog catalog, BlobStore blobs, Events events, Transfers transfers) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.events = events;
        this.transfers = transfers;
        this.removals = new Removals(catalog, events);
    }

    @Override
    public List<ImageSummary> list(ImageQuery query) throws EngineException {
        return new Listing(catalog.snapshot(), query).rows();
    }

    @Override
    public ImageDetails inspect(String name) throws EngineException {
        Snapshot snapshot = catalog.snapshot();
        return new Inspection(snapshot, blobs).details(resolveForInspect(snapshot, name));
    }

    /** Docker says it twice, but only here. */
    private static ImageRecord resolveForInspect(Snapshot snapshot, String name) throws EngineException {
        try {
            return ImageNames.resolve(snapshot, name);
        } catch (EngineException e) {
            throw new EngineException(e.reason(), "no such image: " + name + ": " + e.text(), e);
        }
    }

    @Override
    public List<HistoryStep> history(String name) throws EngineException {
        Snapshot snapshot = catalog.snapshot();
        return new Inspection(snapshot, blobs).history(ImageNames.resolve(snapshot, name));
    }

    @Override
    public List<LayerFacts> layers(String name) throws EngineException {
        Snapshot snapshot = catalog.snapshot();
        return snapshot.layersOf(ImageNames.resolve(snapshot, name)).stream()
                .map(layer -> new LayerFacts(layer.diffId(), layer.dockerSize(), layer.blobBytes())).toList();
    }

    @Override
    public void tag(String source, ImageReference target) throws EngineException {
        if (target.digest() != null) {
            throw new EngineException(Reason.INVALID, "refusing to create a tag with a digest reference");
        }
        if (target.familiarName().equals("sha256")) {
            throw new EngineException(Reason.INVALID,
                    "refusing to create an ambiguous tag using digest algorithm as name");
        }
        ImageReference name = target.withDefaultTag();
        catalog.exclusively(() -> {
            ImageRecord image = catalog.resolve(source);
            catalog.tag(image.id(), name);
            events.image("tag", image.id(), name.familiar(), image.labels());
            return image;
        });
    }

    @Override
    public List<Removal> remove(String name, boolean force, boolean pruneParents) throws EngineException {
        return removals.remove(name, force, pruneParents);
    }

    @Override
    public Pruned prune(Filters filters) throws EngineException {
        return removals.prune(filters);
    }

    @Override
    public List<Digest> load(InputStream archive, Consumer<LoadEvent> listener) throws EngineException {
        return transfers.load(archive, listener);
    }

    @Override
    public void save(List<String> names, SaveOptions options, OutputStream out, Progress progress)
            throws EngineException {
        transfers.save(names, options, out, progress);
    }

    @Override
    public Digest importRoot(@Nullable InputStream tar, ImportOptions options, Progress progress)
            throws EngineException {
        return transfers.importRoot(tar, options, progress);
    }
}
