package dev.cutaway.inspector.layer;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;

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

    /** Takes the contents of small files, each as a whole. */
    @FunctionalInterface
    public interface Whole {
        /** The whole content of a file. */
        void content(int entry, byte[] content);

        /** This as a {@link Sink}; holds one content in memory at a time. */
        default Sink asSink() {
            return entry -> new ByteArrayOutputStream() {
                @Override
                public void close() {
                    content(entry, toByteArray());
                }
            };
        }
    }

    /**
     * Copies the contents of several files in one pass over the layer, which is not read further than the last of them.
     *
     * @param tar the layer's uncompressed bytes from the start; closed by the caller
     * @param index the layer's index
     * @param entries regular files
     * @param sink asked for each of them, in the order of the tar
     * @throws ImageReadException when the bytes have changed since they were indexed
     */
    public static void copyAll(InputStream tar, LayerIndex index, int[] entries, Sink sink, Place place,
            Limits limits) throws IOException {
        int[] wanted = Arrays.stream(entries).boxed().sorted(Comparator.comparingLong(index::headerOffset))
                .mapToInt(Integer::intValue).toArray();
        if (wanted.length == 0) {
            return;
        }
        long offset = index.headerOffset(wanted[0]);
        tar.skipNBytes(offset);
        var blocks = new StreamBlocks(tar, null);
        var reader = new TarReader(blocks, place, limits, offset);
        TarEntry found = reader.next();
        for (int entry : wanted) {
            long ahead = index.headerOffset(entry) - offset - blocks.total();
            if (ahead > 0) {
                // Files skip without reading, and so does what lies between two wanted files.
                tar.skipNBytes(ahead);
                offset = index.headerOffset(entry);
                blocks = new StreamBlocks(tar, null);
                reader = new TarReader(blocks, place, limits, offset);
                found = reader.next();
            }
            while (found != null && found.headerOffset() < index.headerOffset(entry)) {
                found = reader.next();
            }
            if (found == null || found.headerOffset() != index.headerOffset(entry)
                    || found.bytes() != index.bytes(entry)) {
                throw new ImageReadException(new Problem.Changed(place.entry(index.path(entry))));
            }
            try (OutputStream out = sink.open(entry)) {
                reader.content(out::write);
            }
        }
    }
}
