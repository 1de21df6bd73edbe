package dev.cutaway.inspector.tree;

import dev.cutaway.inspector.columns.IntList;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;

/**
 * Turns what the layers hold at one path into events, the way overlayfs shows stacked layers: the lowest layer first,
 * each finds the path alive or not and leaves it alive or not.
 *
 * <p>
 * A <em>kill</em> is a layer that hides everything lower layers have below a folder: by a whiteout of it, by an opaque
 * folder, or by something else than a folder in its place. Kills go down to all descendants.
 */
final class EventFold {

    private static final int NOTHING = -1;

    private final LayerIndex[] layers;
    private final IntList packed = new IntList();
    private final IntList entries = new IntList();

    /** Layers at which this path itself kills what is below it. */
    private final IntList ownKills = new IntList();

    private int aliveLayer;
    private int aliveEntry;

    EventFold(LayerIndex[] layers) {
        this.layers = layers;
    }

    /** Events so far, over all paths. */
    int eventCount() {
        return packed.size();
    }

    Events events() {
        return new Events(layers, packed, entries);
    }

    IntList ownKills() {
        return ownKills;
    }

    /**
     * Appends the events of one path.
     *
     * @param path the layers that have the path, and their entries
     * @param kills layer numbers that kill everything in the folder above, ascending
     * @param from first kill
     * @param count how many kills
     */
    void fold(ChildMerge path, IntList kills, int from, int count) {
        ownKills.clear();
        aliveEntry = NOTHING;
        int at = 0;
        int kill = from;
        int lastKill = from + count;
        while (at < path.size()) {
            int layer = path.layer(at);
            while (kill < lastKill && kills.get(kill) < layer) {
                die(kills.get(kill++));
            }
            boolean killed = kill < lastKill && kills.get(kill) == layer;
            step(layer, path.entry(at++), killed);
            kill += killed ? 1 : 0;
        }
        while (kill < lastKill) {
            die(kills.get(kill++));
        }
    }

    private void step(int layer, int entry, boolean killed) {
        EntryKind kind = layers[layer].kind(entry);
        if (kind == EntryKind.WHITEOUT) {
            if (aliveEntry != NOTHING) {
                ownKills.add(layer);
                die(layer);
            }
            return;
        }
        boolean folder = kind == EntryKind.DIRECTORY;
        if (aliveEntry == NOTHING) {
            add(layer, entry, kind, Change.ADDED);
            return;
        }
        boolean folderBelow = layers[aliveLayer].kind(aliveEntry) == EntryKind.DIRECTORY;
        if (folderBelow && (!folder || layers[layer].opaque(entry))) {
            ownKills.add(layer);
        }
        if (!(folder && folderBelow) || folderIsNew(layer, entry, killed)) {
            add(layer, entry, kind, Change.CHANGED);
        }
    }

    /** True where a folder over a folder is more than the way to what is in it. */
    private boolean folderIsNew(int layer, int entry, boolean killed) {
        return layers[layer].implied(entry)
                ? killed
                : !Versions.sameFolder(layers[aliveLayer], aliveEntry, layers[layer], entry);
    }

    private void die(int layer) {
        if (aliveEntry != NOTHING) {
            packed.add(Events.pack(layer, Events.OTHER, Change.DELETED));
            entries.add(NOTHING);
            aliveEntry = NOTHING;
        }
    }

    private void add(int layer, int entry, EntryKind kind, Change change) {
        packed.add(Events.pack(layer, Events.kindOf(kind), change));
        entries.add(entry);
        aliveLayer = layer;
        aliveEntry = entry;
    }
}
