package dev.cutaway.inspector.image;

import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.archive.LayerBlob;
import dev.cutaway.inspector.layer.LayerContent;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.tree.ImageTree;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An image whose layers have been read and verified. Thread-safe. */
public final class InspectedImage {

    private final ArchivedImage source;
    private final List<LayerIndex> layers;
    private final List<HistoryRow> history;
    private final Limits limits;
    private final Supplier<ImageTree> tree;

    InspectedImage(ArchivedImage source, List<LayerIndex> layers, Limits limits) {
        this.source = source;
        this.layers = List.copyOf(layers);
        this.history = align(source.config().history(), layers.size());
        this.limits = limits;
        this.tree = new Once<>(() -> ImageTree.of(this.layers));
    }

    /** Where it came from. */
    public ArchivedImage source() {
        return source;
    }

    /** Its layers' indexes, base first. */
    public List<LayerIndex> layers() {
        return layers;
    }

    /** The union of all layers; made when first asked for. */
    public ImageTree tree() {
        return tree.get();
    }

    /**
     * Its history, oldest first. Where the config's history does not fit its layers, the steps are kept, and every
     * layer they do not account for gets a step without words.
     */
    public List<HistoryRow> history() {
        return history;
    }

    /** Bytes of regular-file content over all layers. */
    public long storedBytes() {
        return layers.stream().mapToLong(LayerIndex::storedBytes).sum();
    }

    /** The size that Docker prints. */
    public long dockerSize() {
        return layers.stream().mapToLong(LayerIndex::dockerSize).sum();
    }

    /**
     * Copies the content of a file to {@code out}, reading it from the source anew.
     *
     * @param layer number of a layer, from 0
     * @param entry a regular file of it, or a hard link to one in the same layer
     * @param progress may stop the work; also while the layer is decompressed up to the file. Told of no bytes
     */
    public void copyContent(int layer, int entry, OutputStream out, Progress progress) throws IOException {
        LayerBlob blob = source.layers().get(layer);
        Place place = Place.of(blob.name());
        try (InputStream stored = new Stoppable(blob.open(), progress);
                InputStream tar = blob.compression().decompress(stored, place, limits)) {
            LayerContent.copy(tar, layers.get(layer), entry, out, place, limits);
        }
    }

    /**
     * Copies the contents of several files of one layer, reading the layer once.
     *
     * @param layer number of a layer, from 0
     * @param entries regular files of it
     * @param sink asked for each of them, in the order of the layer's tar
     */
    public void copyContents(int layer, int[] entries, LayerContent.Sink sink) throws IOException {
        copyContents(layer, entries, sink, Progress.NONE);
    }

    /** The same; {@code progress} may stop it, as in {@link #copyContent}. */
    public void copyContents(int layer, int[] entries, LayerContent.Sink sink, Progress progress) throws IOException {
        LayerBlob blob = source.layers().get(layer);
        Place place = Place.of(blob.name());
        try (InputStream stored = new Stoppable(blob.open(), progress);
                InputStream tar = blob.compression().decompress(stored, place, limits)) {
            LayerContent.copyAll(tar, layers.get(layer), entries, sink, place, limits);
        }
    }

    /** Asks at every larger read whether the work is still wanted. */
    private static final class Stoppable extends FilterInputStream {

        private final Progress progress;

        Stoppable(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            progress.advance(0);
            return super.read(into, from, length);
        }
    }

    private static List<HistoryRow> align(List<HistoryEntry> history, int layers) {
        List<HistoryRow> rows = new ArrayList<>();
        int next = 0;
        for (HistoryEntry entry : history) {
            int layer = entry.emptyLayer() || next == layers ? -1 : next++;
            rows.add(new HistoryRow(rows.size(), entry, layer));
        }
        while (next < layers) {
            rows.add(new HistoryRow(rows.size(), new HistoryEntry(null, "", "", "", false), next++));
        }
        return List.copyOf(rows);
    }
}
