package dev.cutaway.engine.local.build.root;

import dev.cutaway.engine.api.build.TouchedFiles;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;

/**
 * Counts what a layer does to the files below it, as the layers' view of an image does, but only where the layer has
 * something: what it costs grows with the layer, not with the image.
 *
 * @see dev.cutaway.inspector.tree.ImageTree#count
 */
public final class FileCounts {

    private final Rootfs below;
    private final LayerIndex layer;
    private int added;
    private int changed;
    private int deleted;

    private FileCounts(Rootfs below, LayerIndex layer) {
        this.below = below;
        this.layer = layer;
    }

    /** What a layer does on top of others. */
    public static TouchedFiles of(Rootfs below, LayerIndex layer) {
        var counts = new FileCounts(below, layer);
        counts.folder(0, below.root(), layer.opaque(0));
        return new TouchedFiles(counts.added, counts.changed, counts.deleted);
    }

    /**
     * @param there what the folder was before; null for no folder
     * @param isNew whether nothing of that is seen through it
     */
    private void folder(int entry, @Nullable Spot there, boolean isNew) {
        if (there != null && isNew) {
            for (Map.Entry<byte[], Spot> child : below.children(there).entrySet()) {
                int over = layer.child(entry, child.getKey());
                if (over < 0 || layer.kind(over) == EntryKind.WHITEOUT) {
                    deleted += size(child.getValue());
                }
            }
        }
        int first = layer.firstChild(entry);
        for (int child = first; child < first + layer.childCount(entry); child++) {
            Spot before = there == null ? null : below.child(there, layer.name(child));
            if (layer.kind(child) != EntryKind.WHITEOUT) {
                put(child, before, isNew);
            } else if (before != null && !isNew) {
                deleted += size(before);
            }
        }
    }

    private void put(int entry, @Nullable Spot before, boolean isNew) {
        boolean folder = layer.kind(entry) == EntryKind.DIRECTORY;
        boolean folderBefore = before != null && before.isFolder();
        boolean hides = isNew || layer.opaque(entry);
        if (before == null) {
            added++;
        } else if (!folder || !folderBefore) {
            changed++;
            deleted += size(before) - 1;
        } else if (layer.implied(entry) ? isNew : !same(before.described(), entry)) {
            changed++;
        }
        if (folder) {
            folder(entry, folderBefore ? before : null, hides);
        }
    }

    /** What is at a place and below it. */
    private int size(Spot spot) {
        int size = 1;
        if (spot.isFolder()) {
            for (Spot child : below.children(spot).values()) {
                size += size(child);
            }
        }
        return size;
    }

    private boolean same(Spot.Part before, int entry) {
        LayerIndex index = before.index();
        int old = before.entry();
        return index.mode(old) == layer.mode(entry) && index.uid(old) == layer.uid(entry)
                && index.gid(old) == layer.gid(entry) && index.mtimeSeconds(old) == layer.mtimeSeconds(entry)
                && index.mtimeNanos(old) == layer.mtimeNanos(entry) && sameAttributes(index, old, entry);
    }

    private boolean sameAttributes(LayerIndex index, int old, int entry) {
        if (!index.hasXattrs(old) && !layer.hasXattrs(entry)) {
            return true;
        }
        Map<String, byte[]> before = index.xattrs(old);
        Map<String, byte[]> now = layer.xattrs(entry);
        return before.keySet().equals(now.keySet())
                && before.keySet().stream().allMatch(name -> Arrays.equals(before.get(name), now.get(name)));
    }
}
