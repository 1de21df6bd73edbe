package dev.cutaway.engine.local.store;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.store.Damage;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads every blob that an image needs and compares it with its name. */
final class Checking {

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Progress progress;

    Checking(Catalog catalog, BlobStore blobs, Progress progress) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.progress = progress;
    }

    List<Damage> run() throws EngineException {
        Map<Digest, List<Digest>> needed = needed(catalog.snapshot());
        long total = 0;
        for (Digest blob : needed.keySet()) {
            total += Files.isRegularFile(blobs.path(blob)) ? blobs.size(blob) : 0;
        }
        progress.total(total);
        var damages = new ArrayList<Damage>();
        for (var entry : needed.entrySet()) {
            Digest blob = entry.getKey();
            if (!isSound(blob) && needed(catalog.snapshot()).containsKey(blob)) {
                damages.add(new Damage(blob, !Files.isRegularFile(blobs.path(blob)), entry.getValue()));
            }
        }
        return damages;
    }

    /** Every blob, with the images that need it; those in the trash may be wanted back. */
    private static Map<Digest, List<Digest>> needed(Snapshot snapshot) {
        Map<Digest, List<Digest>> needed = new LinkedHashMap<>();
        for (ImageRecord image : snapshot.withTrash()) {
            var its = new ArrayList<>(List.of(image.id(), image.manifest()));
            snapshot.layersOf(image).stream().map(LayerRecord::blob).distinct().forEach(its::add);
            its.forEach(blob -> needed.computeIfAbsent(blob, _ -> new ArrayList<>()).add(image.id()));
        }
        return needed;
    }

    private boolean isSound(Digest blob) throws EngineException {
        try {
            blobs.check(blob, progress);
            blobs.foundWhole(blob);
            return true;
        } catch (EngineException e) {
            if (e.reason() == Reason.DAMAGED) {
                return false;
            }
            throw e;
        }
    }
}
