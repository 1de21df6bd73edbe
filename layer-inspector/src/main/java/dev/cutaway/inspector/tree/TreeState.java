package dev.cutaway.inspector.tree;

import dev.cutaway.inspector.columns.IntList;
import org.jspecify.annotations.Nullable;

/**
 * The merged file system after one layer, with sums for every folder. Sizes are bytes of regular-file content; a hard
 * link counts 0, unless the name that carries the content is gone: then the first living link counts it, so that the
 * sum over the root is what the file system really holds. Immutable and thread-safe.
 */
public final class TreeState {

    private final ImageTree tree;
    private final int layer;

    /** Newest event up to the layer, or −1. */
    private final int[] last;
    private final long[] bytes;
    private final long[] dead;
    private final long[] brought;
    private final long[] deleted;
    private final int[] files;
    private final int[] newest;

    /** Contents that live by a hard link alone: positions in the tree's shared contents, and the link's node. */
    private final IntList moved = new IntList();
    private final IntList movedTo = new IntList();

    TreeState(ImageTree tree, int layer) {
        this.tree = tree;
        this.layer = layer;
        int count = tree.nodeCount();
        last = new int[count];
        bytes = new long[count];
        dead = new long[count];
        brought = new long[count];
        deleted = new long[count];
        files = new int[count];
        newest = new int[count];
        countOwn();
        countShared();
        sumUp();
    }

    /** The tree this is a state of. */
    public ImageTree tree() {
        return tree;
    }

    /** The layer after which this is the file system; −1 for the state before all layers. */
    public int layer() {
        return layer;
    }

    /** True where the path is there. */
    public boolean alive(int node) {
        return version(node) >= 0;
    }

    /** What exactly this layer does to the path; null for nothing. */
    public @Nullable Change change(int node) {
        int event = last[node];
        return event >= 0 && tree.layerOf(event) == layer ? tree.change(event) : null;
    }

    /** The event that made what is at the path; −1 where nothing is. */
    public int version(int node) {
        int event = last[node];
        return event >= 0 && !tree.events().deletes(event) ? event : -1;
    }

    /**
     * The event whose entry tells mode, owner, time and the like: the version, and for a deleted path the version that
     * was deleted. −1 where the path was never there so far.
     */
    public int describedBy(int node) {
        int event = last[node];
        return event >= 0 && tree.events().deletes(event) ? event - 1 : event;
    }

    /** The layer that made what is at the path, or what was there when it was deleted; −1 where nothing ever was. */
    public int ownerLayer(int node) {
        int event = describedBy(node);
        return event < 0 ? -1 : tree.layerOf(event);
    }

    /** The newest layer up to here that did anything to the path or below it, deleting included; −1 for none. */
    public int newestLayerBelow(int node) {
        return newest[node];
    }

    /** Bytes that are there, at the path and below. */
    public long bytes(int node) {
        return bytes[node];
    }

    /** Bytes that layers up to here store for the path and below, and that no name reaches any more. */
    public long deadBytes(int node) {
        return dead[node];
    }

    /** Bytes of the paths that this layer adds or changes, at the path and below. */
    public long broughtBytes(int node) {
        return brought[node];
    }

    /** Bytes that the paths this layer deletes had until then, at the path and below. */
    public long deletedBytes(int node) {
        return deleted[node];
    }

    /** Living names at the path and below that are not folders. */
    public int fileCount(int node) {
        return files[node];
    }

    /** The content bytes at the path and below, cut by the layer that stores them. Goes through the whole subtree. */
    public LayerBytes bytesByLayer(int node) {
        var live = new long[tree.layerCount()];
        var gone = new long[tree.layerCount()];
        tree.shape().forEachWithin(node, at -> countByLayer(at, live, gone));
        countSharedByLayer(node, live, gone);
        return new LayerBytes(live, gone);
    }

    private void countOwn() {
        Events events = tree.events();
        int[] firstEvent = tree.firstEvents();
        for (int node = 0; node < last.length; node++) {
            int newestEvent = -1;
            long stored = 0;
            int end = firstEvent[node + 1];
            for (int event = firstEvent[node]; event < end && events.layer(event) <= layer; event++) {
                newestEvent = event;
                stored += events.bytes(event);
            }
            last[node] = newestEvent;
            newest[node] = newestEvent < 0 ? -1 : events.layer(newestEvent);
            if (newestEvent >= 0) {
                bytes[node] = events.bytes(newestEvent);
                dead[node] = stored - bytes[node];
                files[node] = events.deletes(newestEvent) || events.kind(newestEvent) == Events.FOLDER ? 0 : 1;
                if (events.layer(newestEvent) == layer) {
                    countChange(node, newestEvent);
                }
            }
        }
    }

    private void countChange(int node, int event) {
        if (tree.events().deletes(event)) {
            deleted[node] = tree.events().bytes(event - 1);
        } else {
            brought[node] = bytes[node];
        }
    }

    private void countShared() {
        var contents = tree.contents().all();
        for (int i = 0; i < contents.size(); i++) {
            Contents.Shared content = contents.get(i);
            if (content.layer() > layer) {
                continue;
            }
            int here = carrier(content, layer);
            if (content.event() < 0 && here < 0) {
                dead[content.node()] += content.bytes();
            } else if (here >= 0 && here != content.event()) {
                moveTo(i, content, here);
            }
            int before = content.layer() == layer ? -1 : carrier(content, layer - 1);
            int node = before < 0 ? -1 : tree.nodeOfEvent(before);
            if (before >= 0 && before != content.event() && change(node) == Change.DELETED) {
                deleted[node] += content.bytes();
            }
        }
    }

    private void moveTo(int content, Contents.Shared shared, int link) {
        int node = tree.nodeOfEvent(link);
        moved.add(content);
        movedTo.add(node);
        bytes[node] += shared.bytes();
        if (shared.event() >= 0) {
            dead[shared.node()] -= shared.bytes();
        }
        if (tree.layerOf(link) == layer) {
            brought[node] += shared.bytes();
        }
    }

    /** The event of the name that counts a content's bytes after a layer: its own, else the first living link; or −1. */
    private int carrier(Contents.Shared content, int afterLayer) {
        if (content.event() >= 0 && lives(content.event(), afterLayer)) {
            return content.event();
        }
        for (int link : content.links()) {
            if (lives(link, afterLayer)) {
                return link;
            }
        }
        return -1;
    }

    private boolean lives(int event, int afterLayer) {
        if (tree.layerOf(event) > afterLayer) {
            return false;
        }
        int node = tree.nodeOfEvent(event);
        return event + 1 == tree.firstEvents()[node + 1] || tree.layerOf(event + 1) > afterLayer;
    }

    private void sumUp() {
        int[] parent = tree.shape().parent();
        for (int node = last.length - 1; node > 0; node--) {
            int above = parent[node];
            bytes[above] += bytes[node];
            dead[above] += dead[node];
            brought[above] += brought[node];
            deleted[above] += deleted[node];
            files[above] += files[node];
            newest[above] = Math.max(newest[above], newest[node]);
        }
    }

    private void countByLayer(int node, long[] live, long[] gone) {
        Events events = tree.events();
        int end = tree.firstEvents()[node + 1];
        for (int event = tree.firstEvents()[node]; event < end && events.layer(event) <= layer; event++) {
            (event == last[node] ? live : gone)[events.layer(event)] += events.bytes(event);
        }
    }

    private void countSharedByLayer(int folder, long[] live, long[] gone) {
        var contents = tree.contents().all();
        int nextMove = 0;
        for (int i = 0; i < contents.size(); i++) {
            Contents.Shared content = contents.get(i);
            boolean isMoved = nextMove < moved.size() && moved.get(nextMove) == i;
            if (isMoved && tree.shape().within(movedTo.get(nextMove), folder)) {
                live[content.layer()] += content.bytes();
            }
            nextMove += isMoved ? 1 : 0;
            boolean counted = content.event() >= 0;
            if (counted == isMoved && content.layer() <= layer && tree.shape().within(content.node(), folder)) {
                gone[content.layer()] += counted ? -content.bytes() : content.bytes();
            }
        }
    }
}
