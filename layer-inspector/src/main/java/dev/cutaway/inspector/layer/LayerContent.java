package dev.cutaway.inspector.layer;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

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
}
