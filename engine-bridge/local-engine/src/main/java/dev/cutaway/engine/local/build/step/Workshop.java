package dev.cutaway.engine.local.build.step;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.build.cache.StepCache;
import dev.cutaway.engine.local.build.config.ImageDraft;
import dev.cutaway.engine.local.build.layer.LayerMaker;
import dev.cutaway.engine.local.build.layer.MadeLayer;
import dev.cutaway.engine.local.build.root.SourceLayer;
import dev.cutaway.engine.local.build.run.KeptFolders;
import dev.cutaway.engine.local.build.run.Snapshots;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.catalog.Lease;
import dev.cutaway.engine.local.catalog.NewImage;
import dev.cutaway.engine.local.fetch.Validators;
import dev.cutaway.engine.local.transfer.Manifests;
import dev.cutaway.engine.local.transfer.StoredLayers;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.layer.IndexFiles;
import dev.cutaway.inspector.oci.ImageConfig;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What all builds of an engine work with.
 *
 * @param folder of the store
 * @param blobs of the store
 * @param catalog of the store
 * @param indexes of its layers
 * @param limits what layers and contexts may ask for
 * @param snapshots unpacked layers
 * @param kept folders of {@code RUN --mount=type=cache}
 * @param validators what web servers said about what was fetched
 * @param agent socket of the SSH agent that {@code RUN --mount=type=ssh} may use; null for none
 */
public record Workshop(StoreFolder folder, BlobStore blobs, Catalog catalog, IndexFiles indexes, Limits limits,
        Snapshots snapshots, KeptFolders kept, Validators validators,
        @Nullable Path agent) {

    private static final String AGENT = "SSH_AUTH_SOCK";

    /** The workshop of a store. */
    public static Workshop of(StoreFolder folder, BlobStore blobs, Catalog catalog, Limits limits) {
        return new Workshop(folder, blobs, catalog, new IndexFiles(folder.indexes()), limits,
                new Snapshots(folder, limits), new KeptFolders(folder), new Validators(folder), agentOfThisProcess());
    }

    private static @Nullable Path agentOfThisProcess() {
        String socket = System.getenv(AGENT);
        return socket == null || socket.isEmpty() || !Files.exists(Path.of(socket)) ? null : Path.of(socket);
    }

    /** The same with another SSH agent. */
    public Workshop withAgent(@Nullable Path socket) {
        return new Workshop(folder, blobs, catalog, indexes, limits, snapshots, kept, validators, socket);
    }

    /** The results of earlier steps. */
    StepCache cache() {
        return new StepCache(catalog, blobs);
    }

    LayerMaker layers() {
        return new LayerMaker(blobs, limits);
    }

    /** A layer of the store, to be looked into; the caller holds it by a lease. */
    SourceLayer source(LayerRecord layer) throws IOException {
        var stored = new StoredLayers(blobs, indexes, limits);
        return new SourceLayer(stored.index(layer), () -> stored.openParts(layer));
    }

    /** See {@link dev.cutaway.engine.local.build.plan.Triggers#of}. */
    public List<String> triggers(String image) throws IOException {
        ImageRecord base;
        try {
            base = catalog.resolve(image);
        } catch (EngineException _) {
            return List.of();
        }
        return ImageDraft.of(blobs.read(base.id())).editor().takeOnBuild();
    }

    /** Writes what makes layers an image; the catalog does not know it yet. */
    public NewImage document(ImageConfig config, List<LayerRecord> layers, Lease lease) throws IOException {
        byte[] manifest = Manifests.of(config.digest(), config.raw().length, layers.stream()
                .map(layer -> new Manifests.Blob(layer.mediaType(), layer.blob(), layer.blobBytes())).toList());
        lease.hold(List.of(config.digest(), Digest.of(manifest)));
        blobs.put(config.raw());
        var image = new NewImage(config, blobs.put(manifest), layers, List.of());
        blobs.sync();
        return image;
    }

    /** Puts a layer's bytes and index into the store; the catalog does not know it yet. */
    LayerRecord commit(MadeLayer layer, Lease lease) throws IOException {
        lease.hold(layer.record().blob());
        LayerRecord known = catalog.findLayer(layer.record().diffId());
        if (known != null) {
            lease.keep(List.of(known.blob()));
            if (blobs.exists(known.blob())) {
                return known;
            }
        }
        blobs.commit(layer.blob(), layer.record().blob());
        blobs.sync();
        indexes.store(layer.index());
        return layer.record();
    }
}
