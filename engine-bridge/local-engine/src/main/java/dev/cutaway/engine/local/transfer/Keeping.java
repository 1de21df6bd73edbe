package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.catalog.Lease;
import dev.cutaway.engine.local.catalog.NewImage;
import dev.cutaway.engine.local.catalog.Repair;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.engine.local.catalog.TagMove;
import dev.cutaway.engine.local.transfer.config.Json;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.layer.IndexFiles;
import dev.cutaway.inspector.oci.MediaTypes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes verified images part of the store: blobs on the disk, then the catalog, then the indexes, which can be made
 * again. What fails before the catalog knows leaves no blob.
 *
 * @param blobs of the store
 * @param catalog of the store
 * @param indexes of its layers
 */
record Keeping(BlobStore blobs, Catalog catalog, IndexFiles indexes) {

    private static final System.Logger LOG = System.getLogger(Keeping.class.getName());

    private static final int TRIES = 3;

    /** Keeps images; the moves are of names that other images had. */
    List<TagMove> keep(List<Arrival> arrivals) throws IOException {
        Map<Digest, ArrivedLayer> layers = new LinkedHashMap<>();
        arrivals.forEach(image -> image.layers().forEach(layer -> layers.putIfAbsent(layer.record().diffId(), layer)));
        try (Lease lease = catalog.lease()) {
            // Each layer's bytes can be committed once; should the catalog get it in another form meanwhile, that is taken.
            Map<Digest, LayerRecord> committed = new LinkedHashMap<>();
            for (int attempt = 1; true; attempt++) {
                List<NewImage> images = commit(arrivals, layers, committed, lease);
                Repair repair = repair(committed, lease);
                blobs.sync();
                try {
                    List<TagMove> moves = catalog.add(images, repair);
                    keepIndexes(layers);
                    return moves;
                } catch (EngineException e) {
                    if (e.reason() != Reason.CONFLICT || attempt == TRIES) {
                        throw e;
                    }
                }
            }
        }
    }

    private List<NewImage> commit(List<Arrival> arrivals, Map<Digest, ArrivedLayer> layers,
            Map<Digest, LayerRecord> committed, Lease lease) throws IOException {
        hold(arrivals, layers, lease);
        Map<Digest, LayerRecord> records = new LinkedHashMap<>();
        for (ArrivedLayer layer : layers.values()) {
            LayerRecord known = catalog.findLayer(layer.record().diffId());
            LayerRecord mine = committed.get(layer.record().diffId());
            if (known != null && blobs.exists(known.blob())) {
                records.put(known.diffId(), known);
            } else if (mine != null) {
                records.put(mine.diffId(), mine);
            } else {
                blobs.commit(layer.blob().get(), layer.record().blob());
                committed.put(layer.record().diffId(), layer.record());
                records.put(layer.record().diffId(), layer.record());
            }
        }
        List<NewImage> images = new ArrayList<>();
        for (Arrival image : arrivals) {
            List<LayerRecord> own = image.layers().stream()
                    .map(layer -> Objects.requireNonNull(records.get(layer.record().diffId()))).toList();
            byte[] manifest = manifest(image, own);
            lease.hold(Digest.of(manifest));
            blobs.put(image.config().raw());
            images.add(new NewImage(image.config(), blobs.put(manifest), own, image.tags()));
        }
        return images;
    }

    /** A layer whose bytes were damaged may have come in another form: then all images with it get new manifests. */
    private Repair repair(Map<Digest, LayerRecord> committed, Lease lease) throws IOException {
        Snapshot snapshot = catalog.snapshot();
        List<LayerRecord> mended = committed.values().stream().filter(layer -> {
            LayerRecord known = snapshot.layer(layer.diffId());
            return known != null && !known.blob().equals(layer.blob()) && !blobs.exists(known.blob());
        }).toList();
        Map<Digest, Digest> manifests = new LinkedHashMap<>();
        for (ImageRecord image : mended.isEmpty() ? List.<ImageRecord>of() : snapshot.withTrash()) {
            if (mended.stream().anyMatch(layer -> image.diffIds().contains(layer.diffId()))) {
                List<Manifests.Blob> layers = snapshot.layersOf(image).stream()
                        .map(layer -> mended.stream().filter(each -> each.diffId().equals(layer.diffId())).findFirst()
                                .orElse(layer))
                        .map(layer -> new Manifests.Blob(layer.mediaType(), layer.blob(), layer.blobBytes())).toList();
                byte[] manifest = Manifests.of(image.id(), blobs.exists(image.id()) ? blobs.size(image.id()) : 0,
                        layers);
                lease.hold(Digest.of(manifest));
                manifests.put(image.id(), blobs.put(manifest));
            }
        }
        return new Repair(mended, manifests);
    }

    /** Blobs are held before anyone looks whether they are there: nobody deletes them from then on. */
    private void hold(List<Arrival> arrivals, Map<Digest, ArrivedLayer> layers, Lease lease) throws EngineException {
        Set<Digest> needed = new LinkedHashSet<>();
        for (ArrivedLayer layer : layers.values()) {
            needed.add(layer.record().blob());
            LayerRecord known = catalog.findLayer(layer.record().diffId());
            if (known != null) {
                needed.add(known.blob());
            }
        }
        arrivals.forEach(image -> needed.add(image.id()));
        lease.hold(needed);
    }

    /** The manifest as it came, where it is OCI's and names what is kept; else one that does. */
    private static byte[] manifest(Arrival image, List<LayerRecord> layers) {
        byte[] came = image.manifest();
        List<Manifests.Blob> kept = layers.stream()
                .map(layer -> new Manifests.Blob(layer.mediaType(), layer.blob(), layer.blobBytes())).toList();
        if (came != null && names(came, kept)) {
            return came;
        }
        return Manifests.of(image.id(), image.config().raw().length, kept);
    }

    private static boolean names(byte[] manifest, List<Manifests.Blob> layers) {
        var json = Json.read(manifest);
        if (!json.path("mediaType").asString(MediaTypes.OCI_MANIFEST).equals(MediaTypes.OCI_MANIFEST)) {
            return false;
        }
        List<String> named = json.path("layers").valueStream()
                .map(layer -> layer.path("mediaType").asString("") + " " + layer.path("digest").asString("")).toList();
        return named.equals(layers.stream().map(layer -> layer.mediaType() + " " + layer.digest()).toList());
    }

    private void keepIndexes(Map<Digest, ArrivedLayer> layers) {
        for (ArrivedLayer layer : layers.values()) {
            try {
                if (indexes.find(layer.record().diffId()) == null) {
                    indexes.store(layer.index());
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING,
                        "The index of layer " + layer.record().diffId() + " cannot be kept; it is made when needed", e);
            }
        }
    }
}
