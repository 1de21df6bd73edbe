package dev.cutaway.app.layers;

import dev.cutaway.app.layers.model.ImageFacts;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.ContentRef;
import dev.cutaway.inspector.tree.ImageTree;
import dev.cutaway.inspector.tree.TreeState;

/** Finds the path whose life teaches most: for pictures of a page. */
final class InstructivePath {

    /** Larger files are rarely text. */
    private static final long SMALL = 16 * 1024;

    private InstructivePath() {}

    /** A small file of the finished image whose content changed, best in an own layer; −1 where there is none. */
    static int of(ImageFacts facts) {
        ImageTree tree = facts.tree();
        int best = -1;
        int bestWorth = 0;
        for (int node = 1; node < tree.nodeCount(); node++) {
            if (tree.eventCount(node) > 1) {
                int worth = worth(facts, tree, node);
                best = worth > bestWorth ? node : best;
                bestWorth = Math.max(worth, bestWorth);
            }
        }
        return best;
    }

    private static int worth(ImageFacts facts, ImageTree tree, int node) {
        TreeState finished = facts.finished();
        int version = finished.version(node);
        if (version <= tree.firstEvent(node)) {
            return 0;
        }
        ContentRef now = tree.content(version);
        ContentRef before = tree.content(version - 1);
        if (now == null || before == null) {
            return 0;
        }
        LayerIndex fresh = tree.layers().get(now.layer());
        LayerIndex old = tree.layers().get(before.layer());
        long bytes = fresh.bytes(now.entry());
        boolean changed = !fresh.sameContent(now.entry(), old, before.entry());
        boolean configuration = tree.path(node).startsWith("/etc/") && tree.name(node).endsWith(".conf");
        return !changed || bytes == 0 || bytes > SMALL
                ? 0
                : configuration ? 3 : tree.layerOf(version) + 1 < tree.layerCount() ? 2 : 1;
    }
}
