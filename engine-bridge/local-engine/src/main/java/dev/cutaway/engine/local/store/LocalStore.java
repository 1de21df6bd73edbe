package dev.cutaway.engine.local.store;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.engine.api.store.Damage;
import dev.cutaway.engine.api.store.RemovalPlan;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.store.StoreUsage;
import dev.cutaway.engine.api.store.StoredImage;
import dev.cutaway.engine.api.store.TrashItem;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.ImageNames;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.engine.local.catalog.Summaries;
import dev.cutaway.engine.local.removal.Outcome;
import dev.cutaway.engine.local.removal.Pruning;
import dev.cutaway.engine.local.removal.Removing;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.engine.local.transfer.Transfers;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What only this store offers. Sizes on the disk are lengths of files. */
public final class LocalStore implements StoreService {

    private final Catalog catalog;
    private final StoreFolder folder;
    private final BlobStore blobs;
    private final Transfers transfers;
    private final TrashCan trash;

    /** @param transfers makes the flat images */
    public LocalStore(Catalog catalog, StoreFolder folder, BlobStore blobs, Events events, Transfers transfers) {
        this.catalog = catalog;
        this.folder = folder;
        this.blobs = blobs;
        this.transfers = transfers;
        this.trash = new TrashCan(catalog, folder, blobs, events);
    }

    @Override
    public Map<Digest, List<LayerFacts>> layers() {
        Snapshot snapshot = catalog.snapshot();
        var layers = new LinkedHashMap<Digest, List<LayerFacts>>();
        for (ImageRecord image : snapshot.images()) {
            layers.put(image.id(), snapshot.layersOf(image).stream()
                    .map(layer -> new LayerFacts(layer.diffId(), layer.dockerSize(), layer.blobBytes())).toList());
        }
        return layers;
    }

    @Override
    public RemovalPlan planPrune(Filters filters) throws EngineException {
        Snapshot snapshot = catalog.snapshot();
        return plan(snapshot, Pruning.of(snapshot, filters, Instant.now()));
    }

    @Override
    public RemovalPlan planRemoval(List<String> names) throws EngineException {
        Snapshot snapshot = catalog.snapshot();
        return plan(snapshot, Removing.ofAll(snapshot, names));
    }

    private RemovalPlan plan(Snapshot snapshot, Outcome outcome) throws EngineException {
        var summaries = new Summaries(snapshot);
        Set<Digest> going = Set.copyOf(outcome.images());
        long storedBytes = new Footprint(snapshot, folder, blobs, catalog.cachedLayers()).freedBy(going,
                ImageRecord::isLive);
        long size = outcome.layers().stream().map(snapshot::layer).filter(Objects::nonNull)
                .mapToLong(LayerRecord::dockerSize).sum();
        return new RemovalPlan(summaries.of(outcome.images()), outcome.told(), outcome.layers(), size, storedBytes,
                summaries.of(outcome.kept()));
    }

    @Override
    public List<TrashItem> trash() throws EngineException {
        return trash.items();
    }

    @Override
    public List<ImageReference> restore(String item) throws EngineException {
        return trash.restore(item);
    }

    @Override
    public long emptyTrash(List<String> items) throws EngineException {
        return trash.empty(items);
    }

    @Override
    public Set<Digest> pinned() {
        var pinned = new LinkedHashSet<Digest>();
        catalog.snapshot().images().stream().filter(image -> image.status().pinned())
                .forEach(image -> pinned.add(image.id()));
        return pinned;
    }

    @Override
    public void pin(String name, boolean pinned) throws EngineException {
        catalog.exclusively(() -> {
            Digest image = catalog.resolve(name).id();
            catalog.pin(image, pinned);
            return image;
        });
    }

    @Override
    public Digest flatten(String name, @Nullable ImageReference target, Progress progress) throws EngineException {
        return transfers.flatten(name, target, progress);
    }

    @Override
    public StoredImage locate(String name) throws EngineException {
        Snapshot snapshot = catalog.snapshot();
        ImageRecord image = ImageNames.resolve(snapshot, name);
        return new StoredImage(folder.path(), image.manifest(), folder.indexes(),
                snapshot.tagsOf(image.id()).stream().map(ImageReference::familiar).toList());
    }

    @Override
    public StoreUsage usage() throws EngineException {
        return Usage.of(catalog.snapshot(), folder);
    }

    @Override
    public List<Damage> check(Progress progress) throws EngineException {
        return new Checking(catalog, blobs, progress).run();
    }
}
