package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.BlobWriter;
import dev.cutaway.inspector.archive.Spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Keeps the files of an archive in the store's folder for what is unfinished. Large files are brought to the disk while
 * the next ones come. Closing deletes what was not committed.
 */
final class LoadSpool implements Spool, AutoCloseable {

    private static final long LARGE = 64 << 10;
    private static final long REPORT_EVERY = 1 << 20;

    private final BlobStore blobs;
    private final Consumer<LoadEvent> listener;
    private final List<Slot> slots = new ArrayList<>();
    private final ExecutorService syncing = Executors.newVirtualThreadPerTaskExecutor();

    LoadSpool(BlobStore blobs, Consumer<LoadEvent> listener) {
        this.blobs = blobs;
        this.listener = listener;
    }

    @Override
    public Slot create(String entry, long bytes) throws EngineException {
        var slot = new Slot(entry, bytes, blobs.createUnhashed());
        slots.add(slot);
        return slot;
    }

    /** Deletes what is left, also after a failure in the middle of a file. */
    @Override
    public void close() throws IOException {
        try (syncing) {
            syncing.shutdownNow();
        }
        IOException failure = null;
        for (Slot slot : slots) {
            try {
                slot.writer.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** One file. */
    final class Slot implements SpoolFile {

        private final String entry;
        private final long bytes;
        private final BlobWriter writer;
        private CompletableFuture<Void> synced = CompletableFuture.completedFuture(null);
        private long reported;

        Slot(String entry, long bytes, BlobWriter writer) {
            this.entry = entry;
            this.bytes = bytes;
            this.writer = writer;
        }

        /** What is to be committed, when the disk has it. */
        BlobWriter written() {
            synced.join();
            return writer;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            writer.write(from, offset, length);
            if (looksLikeLayer() && (writer.size() - reported >= REPORT_EVERY || writer.size() == bytes)) {
                reported = writer.size();
                listener.accept(new LoadEvent.LayerProgress(shortName(), writer.size(), bytes));
            }
        }

        /** Tables and configs are not worth a word. */
        private boolean looksLikeLayer() {
            return entry.endsWith(".tar") || entry.contains(".tar.") || bytes >= LARGE;
        }

        /** Twelve digits of the layer's folder or blob, as Docker shows ids. */
        private String shortName() {
            String name = entry.endsWith("/layer.tar") ? entry.substring(0, entry.length() - 10) : entry;
            String last = name.substring(name.lastIndexOf('/') + 1);
            return last.substring(0, Math.min(12, last.length()));
        }

        @Override
        public void close() throws EngineException {
            writer.end();
            if (bytes >= LARGE) {
                synced = CompletableFuture.runAsync(() -> {
                    try {
                        writer.sync();
                    } catch (EngineException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }, syncing);
            }
        }

        @Override
        public Path path() {
            return writer.file();
        }
    }
}
