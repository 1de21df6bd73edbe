package dev.cutaway.app.layers.files;

import dev.cutaway.inspector.tree.ImageTree;
import dev.cutaway.inspector.tree.TreeState;

import java.util.LinkedHashMap;
import java.util.Map;

/** The merged states used last: many of a small tree, few of a large one. Belongs to one thread at a time. */
final class StateCache {

    /** Paths that all states kept may have together; each costs some forty bytes. */
    private static final int PATHS = 1_200_000;

    private final ImageTree tree;
    private final Map<Integer, TreeState> states;

    StateCache(TreeState first) {
        tree = first.tree();
        int most = Math.clamp(PATHS / Math.max(1, tree.nodeCount()), 2, 128);
        states = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, TreeState> eldest) {
                return size() > most;
            }
        };
        states.put(first.layer(), first);
    }

    TreeState upTo(int layer) {
        return states.computeIfAbsent(layer, tree::upTo);
    }
}
