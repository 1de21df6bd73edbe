package dev.cutaway.engine.local.store;

import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.inspector.Digest;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What images take on the disk: layers, configs, manifests and indexes, each once. */
final class Footprint {

    private final Snapshot snapshot;
    private final StoreFolder folder;
    private final BlobStore blobs;
    private final Set<Digest> cached;

    /** @param cached layers that builds keep */
    Footprint(Snapshot snapshot, StoreFolder folder, BlobStore blobs, Set<Digest> cached) {
        this.snapshot = snapshot;
        this.folder = folder;
        this.blobs = blobs;
        this.cached = cached;
    }

    /**
     * Bytes that would be free without these images; what builds keep stays.
     *
     * @param others images that keep what they share with them
     */
    long freedBy(Collection<Digest> images, Predicate<ImageRecord> others) {
        Set<Digest> going = Set.copyOf(images);
        Set<Digest> kept = new HashSet<>(cached);
        Set<LayerRecord> layers = new HashSet<>();
        Set<Digest> documents = new HashSet<>();
        for (ImageRecord image : snapshot.withTrash()) {
            if (going.contains(image.id())) {
                layers.addAll(snapshot.layersOf(image));
                documents.add(image.id());
                documents.add(image.manifest());
            } else if (others.test(image)) {
                kept.addAll(image.diffIds());
            }
        }
        long bytes = 0;
        for (LayerRecord layer : layers) {
            if (!kept.contains(layer.diffId())) {
                bytes += length(blobs.path(layer.blob()))
                        + length(folder.indexes().resolve(layer.diffId().hex() + ".idx"));
            }
        }
        for (Digest document : documents) {
            bytes += length(blobs.path(document));
        }
        return bytes;
    }

    /** What is missing takes nothing. There may be thousands of such files, too many for an exception each. */
    private static long length(Path file) {
        return file.toFile().length();
    }
}
