package dev.cutaway.engine.local.build.layer;

import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.BlobWriter;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.tar.PaxWriter;
import dev.cutaway.engine.local.transfer.LayerTypes;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.codec.Compression;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.layer.LayerIndexer;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/** Writes layers into the store's folder for unfinished things. Layers made here are stored plain. */
public final class LayerMaker {

    private static final int BUFFER_BYTES = 1 << 18;

    private final BlobStore blobs;
    private final Limits limits;

    /** @param limits what a layer may have in it */
    public LayerMaker(BlobStore blobs, Limits limits) {
        this.blobs = blobs;
        this.limits = limits;
    }

    /** Writes the entries of a layer. */
    @FunctionalInterface
    public interface Content {
        /** Writes all but the end. */
        void write(PaxWriter tar) throws IOException;
    }

    /**
     * Makes a layer.
     *
     * @throws CancellationException when the thread is interrupted
     */
    public MadeLayer make(Content content) throws IOException {
        BlobWriter blob = blobs.create();
        try {
            var out = new BufferedOutputStream(new Stoppable(blob), BUFFER_BYTES);
            var tar = new PaxWriter(out);
            content.write(tar);
            tar.end();
            Digest diffId = Objects.requireNonNull(blob.end(), "it is hashed");
            LayerIndex index = index(blob, diffId);
            return new MadeLayer(new LayerRecord(diffId, diffId, LayerTypes.of(Compression.NONE), blob.size(),
                    index.tarBytes(), index.dockerSize()), index, blob);
        } catch (IOException | RuntimeException e) {
            try (blob) {
                throw e;
            }
        }
    }

    private LayerIndex index(BlobWriter blob, Digest diffId) throws IOException {
        var source = new LayerIndexer.Source(Place.of("new layer"), Compression.NONE, blob.size(), diffId, null);
        try (InputStream written = Files.newInputStream(blob.file())) {
            return new LayerIndexer(limits).index(source, written, bytes -> stopWhenInterrupted());
        }
    }

    private static void stopWhenInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }

    /** Hears whether the layer is still wanted. */
    private static final class Stoppable extends FilterOutputStream {

        Stoppable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            stopWhenInterrupted();
            out.write(bytes, from, length);
        }
    }
}
