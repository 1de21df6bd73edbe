package dev.cutaway.inspector.tree;

import dev.cutaway.inspector.columns.IntList;
import dev.cutaway.inspector.columns.IntSort;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;

/**
 * The contents whose life does not hang on their own path alone: those that hard links name too, and those whose path a
 * later entry of the same layer took. All others live as long as the event that brought them.
 */
final class Contents {

    /**
     * Such a content.
     *
     * @param layer the layer that stores it
     * @param entry the entry there
     * @param bytes its length
     * @param node its own path, or where that is superseded the next folder above that has a node
     * @param event its own event, or −1 where superseded
     * @param links events of hard links to it, lower layers first
     */
    record Shared(int layer, int entry, long bytes, int node, int event, int[] links) {}

    /** No tool writes chains of links into lower layers; following long ones for each link would take for ever. */
    private static final int MOST_LINKS = 64;

    private final List<Shared> all = new ArrayList<>();
    private final BitSet ownEvents = new BitSet();

    private Contents() {}

    static Contents of(ImageTree tree) {
        var contents = new Contents();
        contents.addLinked(tree);
        contents.addSuperseded(tree);
        return contents;
    }

    List<Shared> all() {
        return all;
    }

    /** True for the own event of one of these. */
    boolean isOwn(int event) {
        return ownEvents.get(event);
    }

    /** The content behind a regular file or hard link; null where there is none. */
    static @Nullable ContentRef resolve(ImageTree tree, int startLayer, int startEntry) {
        int layer = startLayer;
        int entry = startEntry;
        for (int step = 0; step < MOST_LINKS; step++) {
            LayerIndex index = tree.layers().get(layer);
            int target = index.kind(entry) == EntryKind.HARD_LINK ? index.hardLinkEntry(entry) : entry;
            if (target >= 0) {
                return index.kind(target) == EntryKind.FILE ? new ContentRef(layer, target) : null;
            }
            // The layer does not have the target, so the link meant what the layers below showed at that path, or
            // an earlier link that means it.
            byte[] path = index.linkTarget(entry);
            int node = path == null ? -1 : tree.find(path);
            int event = node < 0 ? -1 : tree.eventAt(node, layer);
            if (event < 0 || !isEarlierLink(index, tree.entry(event), entry)) {
                event = node < 0 ? -1 : tree.versionAt(node, layer - 1);
            }
            if (event < 0) {
                return null;
            }
            layer = tree.layerOf(event);
            entry = tree.entry(event);
        }
        return null;
    }

    private static boolean isEarlierLink(LayerIndex index, int entry, int than) {
        return entry >= 0 && index.kind(entry) == EntryKind.HARD_LINK && index.order(entry) < index.order(than);
    }

    private void addLinked(ImageTree tree) {
        var linkEvents = new IntList();
        var targets = new ArrayList<ContentRef>();
        for (int event = 0; event < tree.events().count(); event++) {
            if (tree.events().kind(event) == Events.HARD_LINK) {
                ContentRef target = tree.content(event);
                if (target != null) {
                    linkEvents.add(event);
                    targets.add(target);
                }
            }
        }
        int[] order = new int[targets.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        IntSort.sort(order, 0, order.length, i -> tree.layerOf(linkEvents.get(i)), false);
        IntSort.sort(order, 0, order.length,
                i -> (long) targets.get(i).layer() << Integer.SIZE | targets.get(i).entry(), false);
        for (int from = 0; from < order.length;) {
            int to = from;
            while (to < order.length && targets.get(order[to]).equals(targets.get(order[from]))) {
                to++;
            }
            var links = new int[to - from];
            for (int i = from; i < to; i++) {
                links[i - from] = linkEvents.get(order[i]);
            }
            add(tree, targets.get(order[from]), links);
            from = to;
        }
    }

    private void addSuperseded(ImageTree tree) {
        var linked = new HashSet<ContentRef>();
        all.stream().filter(shared -> shared.event() < 0)
                .forEach(shared -> linked.add(new ContentRef(shared.layer(), shared.entry())));
        for (int layer = 0; layer < tree.layerCount(); layer++) {
            LayerIndex index = tree.layers().get(layer);
            for (int entry = index.treeSize(); entry < index.size(); entry++) {
                var content = new ContentRef(layer, entry);
                if (index.kind(entry) == EntryKind.FILE && !linked.contains(content)) {
                    add(tree, content, new int[0]);
                }
            }
        }
    }

    private void add(ImageTree tree, ContentRef content, int[] links) {
        LayerIndex index = tree.layers().get(content.layer());
        int entry = content.entry();
        int node = nodeAt(tree, index, content.layer(), entry);
        int event = entry < index.treeSize() ? tree.eventAt(node, content.layer()) : -1;
        if (event >= 0) {
            ownEvents.set(event);
        }
        all.add(new Shared(content.layer(), entry, index.bytes(entry), node, event, links));
    }

    private static int nodeAt(ImageTree tree, LayerIndex index, int layer, int startEntry) {
        int entry = startEntry;
        if (entry >= index.treeSize()) {
            do {
                entry = index.parent(entry);
            } while (entry >= index.treeSize());
            int node = PathSearch.child(tree, tree.nodeOf(layer, entry), index, startEntry);
            return node >= 0 && index.parent(startEntry) == entry ? node : tree.nodeOf(layer, entry);
        }
        return tree.nodeOf(layer, entry);
    }
}
