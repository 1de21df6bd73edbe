package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.tree.ContentFates;
import dev.cutaway.inspector.tree.Fate;
import dev.cutaway.inspector.tree.ImageTree;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * Where an image's bytes are: live in the finished file system, or dead, by the layer that stores them. Only the
 * content of regular files counts, each tar entry with content once; a hard link carries none. A content is live while
 * any name of it is there after the last layer. So live and dead bytes add up to the stored ones, for each layer and for
 * the image, exactly. Immutable and thread-safe.
 */
public final class WasteLedger {

    private final ImageTree tree;
    private final long[] stored;
    private final long[] dead;
    private final DeadList deadContents;
    private final List<WastePair> pairs;

    private WasteLedger(ImageTree tree) {
        this.tree = tree;
        stored = new long[tree.layerCount()];
        dead = new long[tree.layerCount()];
        deadContents = new DeadList(tree.layers());
        ContentFates.visit(tree, this::enter);
        deadContents.sort();
        pairs = WastePair.of(deadContents);
    }

    /** Adds up all layers of a tree. */
    public static WasteLedger of(ImageTree tree) {
        return new WasteLedger(tree);
    }

    /** The tree this is the ledger of. */
    public ImageTree tree() {
        return tree;
    }

    /** Bytes of regular-file content over all layers. */
    public long storedBytes() {
        return Arrays.stream(stored).sum();
    }

    /** Those that some name of the finished file system reaches. */
    public long liveBytes() {
        return storedBytes() - deadBytes();
    }

    /** Those that none reaches. */
    public long deadBytes() {
        return Arrays.stream(dead).sum();
    }

    /** Bytes of regular-file content in one layer. */
    public long storedBytes(int layer) {
        return stored[layer];
    }

    /** Those of one layer that are live. */
    public long liveBytes(int layer) {
        return stored[layer] - dead[layer];
    }

    /** Those of one layer that are dead, whichever layer killed them. */
    public long deadBytes(int layer) {
        return dead[layer];
    }

    /**
     * All dead contents but empty ones: the largest first, of one size in the order of the bytes of their paths, of one
     * path the lower layer first. A view that makes its elements when they are asked for.
     */
    public List<DeadContent> dead() {
        return deadContents;
    }

    /** Dead bytes by who brought them, who killed them and how, the most first. */
    public List<WastePair> pairs() {
        return pairs;
    }

    /**
     * The change to the build that would give the most bytes back.
     *
     * @param firstOwnLayer the first layer that is not the base image's; what lies below cannot be changed
     * @return null where nothing could be got back
     */
    public @Nullable WastePair bestPair(int firstOwnLayer) {
        return pairs.stream().filter(pair -> pair.introducedBy() >= firstOwnLayer).findFirst().orElse(null);
    }

    private void enter(int layer, int entry, long bytes, Fate fate, int killedBy) {
        stored[layer] += bytes;
        if (fate != Fate.LIVE && bytes > 0) {
            dead[layer] += bytes;
            deadContents.append(layer, entry, fate, killedBy);
        }
    }
}
