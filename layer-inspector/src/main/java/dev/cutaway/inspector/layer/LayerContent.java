package dev.cutaway.inspector.layer;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;

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

    /** Takes the contents of {@link #readAll}. */
    @FunctionalInterface
    public interface Sink {
        /** The whole content of a file. */
        void content(int entry, byte[] content);
    }

    /**
     * Reads several small files in one pass over the layer, which is not read further than the last of them.
     *
     * @param tar the layer's uncompressed bytes from the start; closed by the caller
     * @param index the layer's index
     * @param entries regular files; their contents are held in memory one at a time
     * @param sink given them in the order of the tar
     * @throws ImageReadException when the bytes have changed since they were indexed
     */
    public static void readAll(InputStream tar, LayerIndex index, List<Integer> entries, Sink sink, Place place,
            Limits limits) throws IOException {
        List<Integer> wanted = entries.stream().sorted(Comparator.comparingLong(index::headerOffset)).toList();
        if (wanted.isEmpty()) {
            return;
        }
        long offset = index.headerOffset(wanted.getFirst());
        tar.skipNBytes(offset);
        var reader = new TarReader(new StreamBlocks(tar, null), place, limits, offset);
        TarEntry found = reader.next();
        for (int entry : wanted) {
            while (found != null && found.headerOffset() < index.headerOffset(entry)) {
                found = reader.next();
            }
            if (found == null || found.headerOffset() != index.headerOffset(entry)
                    || found.bytes() != index.bytes(entry)) {
                throw new ImageReadException(new Problem.Changed(place.entry(index.path(entry))));
            }
            var content = new ByteArrayOutputStream(Math.toIntExact(found.bytes()));
            reader.content(content::write);
            sink.content(entry, content.toByteArray());
        }
    }
}
