package dev.cutaway.inspector;

import org.jspecify.annotations.Nullable;

/**
 * Where in the outside bytes something was met, so that an error can name it.
 *
 * @param file the archive, layout folder or blob, as a person knows it
 * @param entry the entry inside {@code file}, or null where the trouble is not inside one entry
 * @param offset byte offset in {@code file}'s uncompressed stream (of the layer's tar, where {@code file} is a layer),
 *        or −1 where there is none
 */
public record Place(String file, @Nullable String entry, long offset) {

    /** A place that is a whole file. */
    public static Place of(String file) {
        return new Place(file, null, -1);
    }

    /** The same file and offset, at the given entry. */
    public Place entry(String name) {
        return new Place(file, name, offset);
    }

    /** The same file and entry, at the given offset. */
    public Place at(long newOffset) {
        return new Place(file, entry, newOffset);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(file);
        if (entry != null) {
            text.append(", entry ").append(entry);
        }
        if (offset >= 0) {
            text.append(", at byte ").append(offset);
        }
        return text.toString();
    }
}
