package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.BlobWriter;
import dev.cutaway.engine.local.blob.Tee;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.layer.LayerIndexer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Takes in one layer that goes by once: written, hashed and indexed at the same time, kept as it came. */
final class RootTar {

    private final BlobStore blobs;
    private final Limits limits;

    RootTar(BlobStore blobs, Limits limits) {
        this.blobs = blobs;
        this.limits = limits;
    }

    /** Does something with the layer while its bytes lie ready. */
    interface Use<T> {
        T of(ArrivedLayer layer) throws IOException;
    }

    /**
     * Reads a layer; what is not committed in {@code use} is gone afterwards.
     *
     * @param tar plain or compressed; not closed
     * @param progress told of its bytes
     */
    <T> T take(InputStream tar, Progress progress, Use<T> use) throws IOException {
        var buffered = new BufferedInputStream(tar);
        buffered.mark(Compression.HEAD_BYTES);
        byte[] head = buffered.readNBytes(Compression.HEAD_BYTES);
        buffered.reset();
        Place place = Place.of("root file system");
        if (head.length == 0) {
            throw new ImageReadException(new Problem.Truncated(place, "it has no byte"));
        }
        Compression compression = Compression.detect(head);
        boolean plain = compression == Compression.NONE;
        try (BlobWriter blob = plain ? blobs.createUnhashed() : blobs.create()) {
            var source = new LayerIndexer.Source(place, compression, -1, null, null);
            LayerIndex index = new LayerIndexer(limits).index(source, new Tee(buffered, blob), progress);
            Digest hashed = blob.end();
            Digest digest = plain ? index.diffId() : Objects.requireNonNull(hashed, "compressed blobs are hashed");
            return use.of(ArrivedLayer.of(index, digest, compression, blob.size(), () -> blob));
        }
    }
}
