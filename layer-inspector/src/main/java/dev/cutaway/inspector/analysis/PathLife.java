package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.Aspect;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.ContentRef;
import dev.cutaway.inspector.tree.ImageTree;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * What becomes of one path from layer to layer.
 *
 * @param node the path's node
 * @param path the path
 * @param steps what the layers do to it, lower layers first; layers that leave it alone have no step
 */
public record PathLife(int node, String path, List<Step> steps) {

    /**
     * What one layer does to the path.
     *
     * @param layer the layer, counted from the base
     * @param change what it does
     * @param event the tree's event
     * @param entry the layer's entry; −1 for a deletion
     * @param bytes what one reads there, also through a hard link; for a deletion, what one could read until then
     * @param differences what of it is not as before; empty for an addition, a deletion, and a copy just as it was
     * @param through the folder above that took the path along when it was deleted, replaced or emptied; null where the
     *        path itself is deleted, or is not deleted
     */
    public record Step(int layer, Change change, int event, int entry, long bytes, Set<Aspect> differences,
            @Nullable String through) {}

    /** The life of a node of a tree. */
    public static PathLife of(ImageTree tree, int node) {
        List<Step> steps = new ArrayList<>();
        int first = tree.firstEvent(node);
        for (int event = first; event < first + tree.eventCount(node); event++) {
            steps.add(step(tree, node, event));
        }
        return new PathLife(node, tree.path(node), List.copyOf(steps));
    }

    /** True where the path is there in the finished image. */
    public boolean isAlive() {
        return !steps.isEmpty() && steps.getLast().change != Change.DELETED;
    }

    private static Step step(ImageTree tree, int node, int event) {
        int layer = tree.layerOf(event);
        Change change = tree.change(event);
        return switch (change) {
            case ADDED -> new Step(layer, change, event, tree.entry(event), bytes(tree, event), Set.of(), null);
            case CHANGED -> new Step(layer, change, event, tree.entry(event), bytes(tree, event),
                    tree.differences(event - 1, event), null);
            case DELETED -> new Step(layer, change, event, -1, bytes(tree, event - 1), Set.of(),
                    through(tree, node, layer));
        };
    }

    private static long bytes(ImageTree tree, int event) {
        ContentRef content = tree.content(event);
        return content == null ? 0 : tree.layers().get(content.layer()).bytes(content.entry());
    }

    /** Follows the path down the layer's own tree: the last thing there that hides what is below tells why. */
    private static @Nullable String through(ImageTree tree, int node, int layer) {
        LayerIndex index = tree.layers().get(layer);
        Deque<Integer> way = new ArrayDeque<>();
        for (int at = node; at > 0; at = tree.parent(at)) {
            way.push(at);
        }
        String folder = index.opaque(0) ? "/" : null;
        int entry = 0;
        for (int at : way) {
            entry = index.child(entry, tree.nameBytes(at));
            if (entry < 0) {
                break;
            }
            if (index.kind(entry) == EntryKind.WHITEOUT && at == node) {
                return null;
            }
            if (index.kind(entry) != EntryKind.DIRECTORY || index.opaque(entry)) {
                folder = tree.path(at);
            }
        }
        return folder;
    }
}
