package dev.cutaway.inspector.tree;

import dev.cutaway.inspector.layer.LayerIndex;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * All paths that any layer of an image brings, and what each layer does to each path: the file system as overlayfs
 * would show it after every layer, at once. Paths are taken literally; symbolic links among the parents are not
 * followed.
 *
 * <p>
 * <b>Nodes are ints</b>, one for each path. Node 0 is the root; nodes are in level order, the children of a folder are
 * neighbours sorted by the unsigned bytes of their names. <b>Events are ints</b> too: what one layer does to one path.
 * The events of a node are neighbours, lower layers first, at most one a layer. A folder that a layer only repeats,
 * with the same mode, owner, time and attributes, has no event there.
 *
 * <p>
 * Immutable and thread-safe.
 */
public final class ImageTree {

    private final List<LayerIndex> layers;
    private final Shape shape;
    private final int[] firstEvent;
    private final Events events;
    private final int[][] nodeOfEntry;
    private final Map<Change, int[]> counts = new EnumMap<>(Change.class);
    private @Nullable Contents contents;

    ImageTree(List<LayerIndex> layers, Shape shape, int[] firstEvent, Events events, int[][] nodeOfEntry) {
        this.layers = layers;
        this.shape = shape;
        this.firstEvent = firstEvent;
        this.events = events;
        this.nodeOfEntry = nodeOfEntry;
        for (Change change : Change.values()) {
            counts.put(change, new int[layers.size()]);
        }
        for (int event = firstEvent[1]; event < events.count(); event++) {
            Objects.requireNonNull(counts.get(events.change(event)))[events.layer(event)]++;
        }
    }

    /**
     * Merges layers.
     *
     * @param layers the base first; none gives a tree of an empty root
     */
    public static ImageTree of(List<LayerIndex> layers) {
        return TreeBuilder.build(layers);
    }

    /** The layers this was made from, the base first. */
    public List<LayerIndex> layers() {
        return layers;
    }

    /** How many layers there are. */
    public int layerCount() {
        return layers.size();
    }

    /** How many paths there are, the root among them. */
    public int nodeCount() {
        return shape.parent().length;
    }

    /** How many paths below the root a layer adds, changes or deletes; of a deleted folder, all that was in it too. */
    public int count(int layer, Change change) {
        return Objects.requireNonNull(counts.get(change))[layer];
    }

    /** The folder a node is in; −1 for the root. */
    public int parent(int node) {
        return shape.parent()[node];
    }

    /** The first child; meaningless where {@link #childCount} is 0. */
    public int firstChild(int node) {
        return shape.firstChild()[node];
    }

    /** How many paths are directly in this one, in whatever layer. */
    public int childCount(int node) {
        return shape.childCount()[node];
    }

    /** How many folders are above; 0 for the root. */
    public int depth(int node) {
        return shape.depth(node);
    }

    /** How many levels there are: 1 for the root alone. */
    public int levelCount() {
        return shape.levelStart().length - 1;
    }

    /** The name, decoded as UTF-8 with replacement characters; empty for the root. */
    public String name(int node) {
        return new String(nameBytes(node), StandardCharsets.UTF_8);
    }

    /** The name as it is in the layers; empty for the root. A fresh array. */
    public byte[] nameBytes(int node) {
        return node == 0 ? new byte[0] : layers.get(nameLayer(node)).name(nameEntry(node));
    }

    /** The path from the root, starting with a slash, decoded as UTF-8 with replacement characters. */
    public String path(int node) {
        return node == 0 ? "/" : layers.get(nameLayer(node)).path(nameEntry(node));
    }

    /** The node at a path, or −1. Slashes at either end and doubled ones do not matter. */
    public int find(String path) {
        return find(path.getBytes(StandardCharsets.UTF_8));
    }

    /** The node at a path given in bytes, or −1; {@code .} and {@code ..} are resolved and never leave the root. */
    public int find(byte[] path) {
        return PathSearch.find(this, path);
    }

    /** The node where a layer has an entry of its tree; −1 for a whiteout of what is nowhere below. */
    public int nodeOf(int layer, int entry) {
        return nodeOfEntry[layer][entry];
    }

    /** The first event of a node. */
    public int firstEvent(int node) {
        return firstEvent[node];
    }

    /** How many events a node has; at least one, but none for the root of an image without layers. */
    public int eventCount(int node) {
        return firstEvent[node + 1] - firstEvent[node];
    }

    /** The layer that does it. */
    public int layerOf(int event) {
        return events.layer(event);
    }

    /** What it does. The first event of a node is always {@link Change#ADDED}. */
    public Change change(int event) {
        return events.change(event);
    }

    /** The entry of {@code layers().get(layerOf(event))} that does it; −1 for {@link Change#DELETED}. */
    public int entry(int event) {
        return events.entry(event);
    }

    /** True where the event leaves a folder at the path. */
    public boolean isFolder(int event) {
        return events.kind(event) == Events.FOLDER;
    }

    /** The event of this node at exactly this layer, or −1. */
    public int eventAt(int node, int layer) {
        int event = lastEventUpTo(node, layer);
        return event >= 0 && events.layer(event) == layer ? event : -1;
    }

    /** The newest event of this layer or a lower one; −1 where there is none. */
    public int lastEventUpTo(int node, int layer) {
        int first = firstEvent[node];
        int event = firstEvent[node + 1] - 1;
        while (event >= first && events.layer(event) > layer) {
            event--;
        }
        return event >= first ? event : -1;
    }

    /** True where the path is there after this layer. */
    public boolean exists(int node, int layer) {
        return versionAt(node, layer) >= 0;
    }

    /** The event that made what is at the path after this layer; −1 where nothing is. */
    public int versionAt(int node, int layer) {
        int event = lastEventUpTo(node, layer);
        return event >= 0 && !events.deletes(event) ? event : -1;
    }

    /**
     * Where the bytes are that one reads through what an event leaves at a path: the event's own entry for a regular
     * file, another one for a hard link.
     *
     * @return null for all that is not a regular file, and for a hard link whose target is not there
     */
    public @Nullable ContentRef content(int event) {
        return switch (events.kind(event)) {
            case Events.FILE, Events.HARD_LINK -> Contents.resolve(this, events.layer(event), events.entry(event));
            default -> null;
        };
    }

    /** What differs between what two events leave; neither may be a deletion. */
    public Set<Aspect> differences(int before, int after) {
        return Versions.difference(this, before, after);
    }

    /**
     * Content bytes of the regular files below a folder after a layer, hard links 0 whether their target lives or not;
     * 0 for what is no folder then.
     */
    public long storedBelow(int folder, int layer) {
        int version = versionAt(folder, layer);
        if (version < 0 || !isFolder(version)) {
            return 0;
        }
        var sum = new long[1];
        shape.forEachWithin(folder, node -> {
            int event = versionAt(node, layer);
            sum[0] += event < 0 ? 0 : events.bytes(event);
        });
        return sum[0];
    }

    /** The merged file system after a layer. */
    public TreeState upTo(int layer) {
        return new TreeState(this, layer);
    }

    Shape shape() {
        return shape;
    }

    Events events() {
        return events;
    }

    /** First event of each node, and at the end the number of events; not to be written to. */
    int[] firstEvents() {
        return firstEvent;
    }

    int nodeOfEvent(int event) {
        int at = Arrays.binarySearch(firstEvent, event);
        return at >= 0 ? at : -at - 2;
    }

    synchronized Contents contents() {
        if (contents == null) {
            contents = Contents.of(this);
        }
        return contents;
    }

    /** A layer that has the node, and so its name; not for the root. */
    int nameLayer(int node) {
        return events.layer(firstEvent[node]);
    }

    /** The entry there. */
    int nameEntry(int node) {
        return events.entry(firstEvent[node]);
    }
}
