package dev.cutaway.inspector.tree;

import dev.cutaway.inspector.columns.IntList;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;

/**
 * What happened to all paths, in columns: one event per path and layer that did something to it, the events of a path
 * side by side, lower layers first. Immutable once built.
 */
final class Events {

    /** What an event leaves at the path, as far as sums need to know it. */
    static final int OTHER = 0;
    static final int FOLDER = 1;
    static final int FILE = 2;
    static final int HARD_LINK = 3;

    private static final int ADDED = 0;
    private static final int CHANGED = 1;
    private static final int DELETED = 2;

    /** {@code layer << 4 | what is left << 2 | change}. */
    private final int[] packed;
    private final int[] entry;
    private final long[] bytes;

    Events(LayerIndex[] layers, IntList packed, IntList entry) {
        this.packed = packed.toArray();
        this.entry = entry.toArray();
        bytes = new long[this.entry.length];
        for (int event = 0; event < bytes.length; event++) {
            if (kind(event) == FILE) {
                bytes[event] = layers[layer(event)].bytes(this.entry[event]);
            }
        }
    }

    static int pack(int layer, int kind, Change change) {
        return layer << 4 | kind << 2 | switch (change) {
            case ADDED -> ADDED;
            case CHANGED -> CHANGED;
            case DELETED -> DELETED;
        };
    }

    static int kindOf(EntryKind kind) {
        return switch (kind) {
            case DIRECTORY -> FOLDER;
            case FILE -> FILE;
            case HARD_LINK -> HARD_LINK;
            case SYMLINK, CHARACTER_DEVICE, BLOCK_DEVICE, FIFO, WHITEOUT -> OTHER;
        };
    }

    int count() {
        return packed.length;
    }

    int layer(int event) {
        return packed[event] >>> 4;
    }

    int kind(int event) {
        return packed[event] >> 2 & 3;
    }

    Change change(int event) {
        return switch (packed[event] & 3) {
            case ADDED -> Change.ADDED;
            case CHANGED -> Change.CHANGED;
            default -> Change.DELETED;
        };
    }

    boolean deletes(int event) {
        return (packed[event] & 3) == DELETED;
    }

    int entry(int event) {
        return entry[event];
    }

    /** Content bytes the event's own entry carries. */
    long bytes(int event) {
        return bytes[event];
    }
}
