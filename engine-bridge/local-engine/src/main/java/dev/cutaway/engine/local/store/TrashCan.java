package dev.cutaway.engine.local.store;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.store.TrashItem;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.engine.local.catalog.Summaries;
import dev.cutaway.engine.local.catalog.TrashRecord;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.inspector.Digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was removed, and its way back. */
final class TrashCan {

    private final Catalog catalog;
    private final StoreFolder folder;
    private final BlobStore blobs;
    private final Events events;

    TrashCan(Catalog catalog, StoreFolder folder, BlobStore blobs, Events events) {
        this.catalog = catalog;
        this.folder = folder;
        this.blobs = blobs;
        this.events = events;
    }

    List<TrashItem> items() throws EngineException {
        Snapshot snapshot = catalog.snapshot();
        var footprint = new Footprint(snapshot, folder, blobs, catalog.cachedLayers());
        var items = new ArrayList<TrashItem>();
        for (TrashRecord item : snapshot.trash()) {
            List<ImageSummary> images = new Summaries(snapshot).of(item.images()).stream()
                    .map(image -> withNames(image, item.names())).toList();
            items.add(new TrashItem(item.id(), item.removed(), images,
                    footprint.freedBy(item.images(), _ -> true)));
        }
        return items;
    }

    private static ImageSummary withNames(ImageSummary image, Map<ImageReference, Digest> names) {
        List<ImageReference> its = names.entrySet().stream().filter(name -> name.getValue().equals(image.id()))
                .map(Map.Entry::getKey).toList();
        return new ImageSummary(image.id(), image.parent(),
                its.stream().filter(name -> name.digest() == null).toList(),
                its.stream().filter(name -> name.digest() != null).toList(), image.created(), image.size(),
                image.sharedSize(), image.containers(), image.labels());
    }

    List<ImageReference> restore(String id) throws EngineException {
        return catalog.exclusively(() -> {
            TrashRecord item = find(id);
            List<ImageReference> taken = catalog.restore(item);
            for (Digest image : item.images()) {
                ImageRecord back = catalog.snapshot().find(image);
                events.image("restore", image, image.toString(), back == null ? Map.of() : back.labels());
            }
            return taken;
        });
    }

    long empty(List<String> ids) throws EngineException {
        return catalog.exclusively(() -> {
            List<TrashRecord> items = new ArrayList<>();
            for (String id : ids) {
                items.add(find(id));
            }
            return catalog.delete(ids.isEmpty() ? catalog.snapshot().trash() : items);
        });
    }

    private TrashRecord find(String id) throws EngineException {
        TrashRecord item = catalog.snapshot().trash(id);
        if (item == null) {
            throw Catalog.noSuchTrash(id);
        }
        return item;
    }
}
