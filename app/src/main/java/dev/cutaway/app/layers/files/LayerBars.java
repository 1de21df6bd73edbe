package dev.cutaway.app.layers.files;

import dev.cutaway.app.control.SizeBar.Segment;
import dev.cutaway.app.layers.model.ImageFacts;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.inspector.tree.LayerBytes;
import dev.cutaway.inspector.tree.TreeState;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Whose bytes a folder holds. Small folders are cut at once; large ones off the UI thread, and the bar follows when it
 * is known. Called on the UI thread.
 */
final class LayerBars {

    /** Up to so many files a folder is cut while its row is drawn. */
    private static final int AT_ONCE = 500;

    private final ImageFacts facts;
    private final Tasks tasks;
    private final Consumer<Throwable> failed;
    private final Map<Integer, List<Segment>> known = new HashMap<>();
    private final Map<Integer, Runnable> waiting = new HashMap<>();
    private @Nullable TreeState state;

    LayerBars(ImageFacts facts, Tasks tasks, Consumer<Throwable> failed) {
        this.facts = facts;
        this.tasks = tasks;
        this.failed = failed;
    }

    /** The layers of a node's bytes, live ones first, each layer once or twice; empty while it is worked out. */
    List<Segment> of(TreeState wanted, int node, Runnable whenKnown) {
        if (wanted != state) {
            state = wanted;
            known.clear();
            waiting.clear();
        }
        List<Segment> segments = known.get(node);
        if (segments != null) {
            return segments;
        }
        if (wanted.fileCount(node) <= AT_ONCE) {
            return remember(node, wanted.bytesByLayer(node));
        }
        if (waiting.put(node, whenKnown) == null) {
            tasks.startQuietly(_ -> wanted.bytesByLayer(node), bytes -> arrived(wanted, node, bytes), failed);
        }
        return known.getOrDefault(node, List.of());
    }

    private void arrived(TreeState of, int node, LayerBytes bytes) {
        if (of == state) {
            remember(node, bytes);
            Runnable redraw = waiting.remove(node);
            if (redraw != null) {
                redraw.run();
            }
        }
    }

    private List<Segment> remember(int node, LayerBytes bytes) {
        List<Segment> segments = segments(bytes);
        known.put(node, segments);
        return segments;
    }

    private List<Segment> segments(LayerBytes bytes) {
        var segments = new ArrayList<Segment>();
        for (int layer = 0; layer < bytes.live().length; layer++) {
            if (bytes.live()[layer] > 0) {
                segments.add(new Segment(facts.color(layer), bytes.live()[layer], false));
            }
        }
        for (int layer = 0; layer < bytes.dead().length; layer++) {
            if (bytes.dead()[layer] > 0) {
                segments.add(new Segment(facts.color(layer), bytes.dead()[layer], true));
            }
        }
        return segments;
    }
}
