package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.local.blob.BlobWriter;
import dev.cutaway.engine.local.catalog.ImageNames;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.catalog.Lease;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.engine.local.transfer.config.MadeConfig;
import dev.cutaway.engine.local.transfer.flat.FlatTar;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.layer.LayerIndexer;
import dev.cutaway.inspector.oci.ImageConfig;
import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes an image of one layer from the files that all layers of another give together. */
final class Flattening {

    private static final int BUFFER_BYTES = 1 << 18;

    private final Keeping keeping;
    private final Events events;
    private final Limits limits;
    private final String version;

    Flattening(Keeping keeping, Events events, Limits limits, String version) {
        this.keeping = keeping;
        this.events = events;
        this.limits = limits;
        this.version = version;
    }

    /** See {@link dev.cutaway.engine.api.store.StoreService#flatten}. */
    Digest flatten(String name, @Nullable ImageReference target, Progress progress) throws EngineException {
        return Failures.translated("flattening", () -> {
            Snapshot snapshot = keeping.catalog().snapshot();
            ImageRecord image = ImageNames.resolve(snapshot, name);
            List<LayerRecord> layers = snapshot.layersOf(image);
            try (Lease lease = keeping.catalog().lease()) {
                lease.hold(image.id());
                lease.hold(layers.stream().map(LayerRecord::blob).toList());
                keeping.catalog().requireAll(List.of(image));
                return flatten(image, layers, target, progress);
            } catch (ImageReadException e) {
                throw new EngineException(Reason.DAMAGED, Failures.oneLine(e.getMessage()), e);
            }
        });
    }

    private Digest flatten(ImageRecord image, List<LayerRecord> layers, @Nullable ImageReference target,
            Progress progress) throws IOException {
        try (BlobWriter blob = keeping.blobs().create()) {
            var out = new BufferedOutputStream(new Reported(blob, progress), BUFFER_BYTES);
            var stored = new StoredLayers(keeping.blobs(), keeping.indexes(), limits);
            FlatTar.write(indexes(stored, layers), layer -> stored.open(layers.get(layer)), out, limits);
            out.flush();
            Digest diffId = Objects.requireNonNull(blob.end(), "it is hashed");
            var source = new LayerIndexer.Source(Place.of("flattened layer"), Compression.NONE, blob.size(), diffId,
                    null);
            LayerIndex index;
            try (InputStream written = Files.newInputStream(blob.file())) {
                index = new LayerIndexer(limits).index(source, written, Failures.STOPPED_BY_INTERRUPT);
            }
            ImageConfig config = MadeConfig.flattened(keeping.blobs().read(image.id()), diffId,
                    "Flattened from " + image.id(), version, Instant.now());
            ArrivedLayer layer = ArrivedLayer.of(index, diffId, Compression.NONE, blob.size(), () -> blob);
            keeping.keep(List.of(new Arrival(config, null, List.of(layer),
                    target == null ? List.of() : List.of(target.withDefaultTag()))));
            events.image("import", config.digest(), config.digest().toString(), config.runtime().labels());
            return config.digest();
        }
    }

    private static List<LayerIndex> indexes(StoredLayers stored, List<LayerRecord> layers) throws IOException {
        List<LayerIndex> indexes = new ArrayList<>();
        for (LayerRecord layer : layers) {
            indexes.add(stored.index(layer));
        }
        return indexes;
    }

    /** Tells how much is written, and hears whether it is still wanted. */
    private static final class Reported extends OutputStream {

        private final BlobWriter blob;
        private final Progress progress;

        Reported(BlobWriter blob, Progress progress) {
            this.blob = blob;
            this.progress = progress;
        }

        @Override
        public void write(int value) throws IOException {
            blob.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            Failures.STOPPED_BY_INTERRUPT.advance(length);
            blob.write(bytes, from, length);
            progress.advance(length);
        }
    }
}
