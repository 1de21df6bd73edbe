package dev.cutaway.inspector.layer;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** Reads the content of single files of a layer, by the offsets its index keeps. */
public final class LayerContent {

    private LayerContent() {}

    /**
     * Copies the content of one file, holes as zeros.
     *
     * @param tar the layer's uncompressed bytes from the start; closed by the caller
     * @param index the layer's index
     * @param entry a regular file, or a hard link to one in the same layer
     * @param out receives the content
     * @throws ImageReadException when the bytes have changed since they were indexed
     */
    public static void copy(InputStream tar, LayerIndex index, int entry, OutputStream out, Place place, Limits limits)
            throws IOException {
        int file = index.kind(entry) == EntryKind.HARD_LINK ? index.hardLinkEntry(entry) : entry;
        if (file < 0 || index.kind(file) != EntryKind.FILE) {
            throw new ImageReadException(new Problem.Unsupported(place.entry(index.path(entry)), "it has no content"));
        }
        long offset = index.headerOffset(file);
        tar.skipNBytes(offset);
        var reader = new TarReader(new StreamBlocks(tar, null), place, limits, offset);
        TarEntry found = reader.next();
        if (found == null || found.bytes() != index.bytes(file)) {
            throw new ImageReadException(new Problem.Changed(place.entry(index.path(entry))));
        }
        reader.content(out::write);
    }

    /** Where the contents of several files go. */
    @FunctionalInterface
    public interface Sink {
        /** What receives the content of this entry; closed when all of it was written. */
        OutputStream open(int entry) throws IOException;
    }

    /**
     * Copies the contents of several files in one pass, in the order of the tar.
     *
     * @param tar the layer's uncompressed bytes from the start; closed by the caller
     * @param entries regular files, each once
     * @throws ImageReadException when the bytes have changed since they were indexed
     */
    public static void copyAll(InputStream tar, LayerIndex index, int[] entries, Sink sink, Place place,
            Limits limits) throws IOException {
        Map<Long, Integer> wanted = new HashMap<>();
        for (int entry : entries) {
            wanted.put(index.headerOffset(entry), entry);
        }
        var reader = new TarReader(new StreamBlocks(tar, null), place, limits, 0);
        while (!wanted.isEmpty()) {
            TarEntry found = reader.next();
            if (found == null) {
                throw new ImageReadException(new Problem.Changed(place));
            }
            Integer entry = wanted.remove(found.headerOffset());
            if (entry != null) {
                try (OutputStream out = sink.open(entry)) {
                    reader.content(out::write);
                }
            }
        }
    }
}
