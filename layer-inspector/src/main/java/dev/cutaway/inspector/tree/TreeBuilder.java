package dev.cutaway.inspector.tree;

import dev.cutaway.inspector.columns.IntList;
import dev.cutaway.inspector.layer.LayerIndex;

import java.util.Arrays;
import java.util.List;

/**
 * Merges the trees of all layers into one, folder by folder and level by level. A path gets a node once some layer
 * really brings it; a whiteout of what never was there gets none.
 */
final class TreeBuilder {

    /** A folder still to be gone through: node, first occurrence, occurrences, first kill, kills. */
    private static final int TASK = 5;

    private final LayerIndex[] layers;
    private final ChildMerge path;
    private final EventFold fold;
    private final int[][] nodeOfEntry;

    private final IntList parent = new IntList();
    private final IntList firstChild = new IntList();
    private final IntList childCount = new IntList();
    private final IntList firstEvent = new IntList();
    private final IntList levelStart = new IntList();

    private final IntList tasks = new IntList();
    /** Pairs of layer and entry. */
    private final IntList occurrences = new IntList();
    private final IntList kills = new IntList();

    private TreeBuilder(List<LayerIndex> layers) {
        this.layers = layers.toArray(LayerIndex[]::new);
        path = new ChildMerge(this.layers);
        fold = new EventFold(this.layers);
        nodeOfEntry = new int[this.layers.length][];
        for (int layer = 0; layer < nodeOfEntry.length; layer++) {
            nodeOfEntry[layer] = new int[this.layers[layer].treeSize()];
            Arrays.fill(nodeOfEntry[layer], -1);
        }
    }

    static ImageTree build(List<LayerIndex> layers) {
        return new TreeBuilder(layers).build();
    }

    private ImageTree build() {
        path.root();
        addNode(-1, 0, 0);
        levelStart.add(0);
        levelStart.add(1);
        for (int task = 0; task < tasks.size(); task += TASK) {
            if (tasks.get(task) >= levelStart.get(levelStart.size() - 1)) {
                levelStart.add(parent.size());
            }
            goThrough(task);
        }
        if (levelStart.get(levelStart.size() - 1) < parent.size()) {
            levelStart.add(parent.size());
        }
        firstEvent.add(fold.eventCount());
        var shape = new Shape(parent.toArray(), firstChild.toArray(), childCount.toArray(), levelStart.toArray());
        return new ImageTree(List.of(layers), shape, firstEvent.toArray(), fold.events(), nodeOfEntry);
    }

    private void goThrough(int task) {
        int folder = tasks.get(task);
        int first = parent.size();
        path.start(occurrences, tasks.get(task + 1), tasks.get(task + 2));
        while (path.next()) {
            addNode(folder, tasks.get(task + 3), tasks.get(task + 4));
        }
        firstChild.set(folder, first);
        childCount.set(folder, parent.size() - first);
    }

    private void addNode(int folder, int firstKill, int killCount) {
        int eventsBefore = fold.eventCount();
        fold.fold(path, kills, firstKill, killCount);
        if (fold.eventCount() == eventsBefore && folder >= 0) {
            return;
        }
        int node = parent.size();
        parent.add(folder);
        firstChild.add(0);
        childCount.add(0);
        firstEvent.add(eventsBefore);
        for (int i = 0; i < path.size(); i++) {
            nodeOfEntry[path.layer(i)][path.entry(i)] = node;
        }
        queue(node, firstKill, killCount);
    }

    private void queue(int node, int firstKill, int killCount) {
        int first = occurrences.size();
        for (int i = 0; i < path.size(); i++) {
            if (layers[path.layer(i)].childCount(path.entry(i)) > 0) {
                occurrences.add(path.layer(i));
                occurrences.add(path.entry(i));
            }
        }
        int pairs = (occurrences.size() - first) / 2;
        if (pairs == 0) {
            return;
        }
        tasks.add(node);
        tasks.add(first);
        tasks.add(pairs);
        if (fold.ownKills().size() == 0) {
            tasks.add(firstKill);
            tasks.add(killCount);
        } else {
            int union = kills.size();
            addUnion(firstKill, killCount);
            tasks.add(union);
            tasks.add(kills.size() - union);
        }
    }

    /** Appends the kills of the folder above and those of this one, ascending, each once. */
    private void addUnion(int firstKill, int killCount) {
        IntList own = fold.ownKills();
        int at = firstKill;
        int end = firstKill + killCount;
        int ownAt = 0;
        while (at < end || ownAt < own.size()) {
            int a = at < end ? kills.get(at) : Integer.MAX_VALUE;
            int b = ownAt < own.size() ? own.get(ownAt) : Integer.MAX_VALUE;
            kills.add(Math.min(a, b));
            at += a <= b ? 1 : 0;
            ownAt += b <= a ? 1 : 0;
        }
    }
}
