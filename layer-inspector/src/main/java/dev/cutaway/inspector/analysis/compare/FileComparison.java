package dev.cutaway.inspector.analysis.compare;

import dev.cutaway.inspector.tree.Aspect;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.ImageTree;
import dev.cutaway.inspector.tree.TreeState;
import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Two file systems laid over each other: the left one is before, the right one after.
 *
 * <p>
 * <b>Rows are ints</b>, one for each path that lives on either side. Row 0 is the root; rows are in level order, the
 * children of a folder are neighbours sorted by the unsigned bytes of their names. Immutable and thread-safe.
 */
public final class FileComparison {

    private static final Aspect[] ASPECTS = Aspect.values();

    private final TreeState left;

    private final TreeState right;

    private final ComparedRows rows;

    private FileComparison(TreeState left, TreeState right, ComparedRows rows) {
        this.left = left;
        this.right = right;
        this.rows = rows;
    }

    /** Compares two states, of one image or of two; only times can be noise here. */
    public static FileComparison of(TreeState left, TreeState right, Noise noise) {
        return new FileComparison(left, right, new StateMerge(left, right, noise).merge());
    }

    /** Compares the file systems after two layers of an image; −1 stands for the empty one before all layers. */
    public static FileComparison ofLayers(ImageTree tree, int left, int right, Noise noise) {
        return of(tree.upTo(left), tree.upTo(right), noise);
    }

    /** The state before. */
    public TreeState left() {
        return left;
    }

    /** The state after. */
    public TreeState right() {
        return right;
    }

    /** How many paths there are, the root and those that are equal among them. */
    public int rowCount() {
        return rows.parent().length;
    }

    /** The path's node in the left tree; −1 where it does not live there. */
    public int leftNode(int row) {
        return rows.leftNode()[row];
    }

    /** The path's node in the right tree; −1 where it does not live there. */
    public int rightNode(int row) {
        return rows.rightNode()[row];
    }

    /** The folder a path is in; −1 for the root. */
    public int parent(int row) {
        return rows.parent()[row];
    }

    /** The first child; meaningless where {@link #childCount} is 0. */
    public int firstChild(int row) {
        return rows.firstChild()[row];
    }

    /** How many paths are directly in this one, on either side. */
    public int childCount(int row) {
        return rows.childCount()[row];
    }

    /** What is different at exactly this path; null for nothing. */
    public @Nullable Change change(int row) {
        if (leftNode(row) < 0) {
            return Change.ADDED;
        }
        return rightNode(row) < 0 ? Change.DELETED : rows.aspects()[row] != 0 ? Change.CHANGED : null;
    }

    /** What of a changed path is different; empty for all others. */
    public Set<Aspect> aspects(int row) {
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        for (int i = 0; i < ASPECTS.length; i++) {
            if ((rows.aspects()[row] & (1 << i)) != 0) {
                aspects.add(ASPECTS[i]);
            }
        }
        return aspects;
    }

    /** How many paths are added, changed or deleted: this one and all below. */
    public int count(int row, Change change) {
        return switch (change) {
            case ADDED -> rows.added()[row];
            case CHANGED -> rows.changed()[row];
            case DELETED -> rows.deleted()[row];
        };
    }

    /** True where this path or one below is different. */
    public boolean differs(int row) {
        return rows.added()[row] + rows.changed()[row] + rows.deleted()[row] > 0;
    }

    /** Bytes before, at the path and below. */
    public long bytesBefore(int row) {
        return leftNode(row) < 0 ? 0 : left.bytes(leftNode(row));
    }

    /** Bytes after, at the path and below. */
    public long bytesAfter(int row) {
        return rightNode(row) < 0 ? 0 : right.bytes(rightNode(row));
    }

    /** The name, decoded as UTF-8 with replacement characters; empty for the root. */
    public String name(int row) {
        return leftNode(row) < 0 ? right.tree().name(rightNode(row)) : left.tree().name(leftNode(row));
    }

    /** The whole path, decoded as UTF-8 with replacement characters. */
    public String path(int row) {
        return leftNode(row) < 0 ? right.tree().path(rightNode(row)) : left.tree().path(leftNode(row));
    }

    /** The row of a path, or −1. */
    public int find(String path) {
        int leftNode = left.tree().find(path);
        int rightNode = right.tree().find(path);
        return IntStream.range(0, rowCount())
                .filter(row -> (leftNode >= 0 && leftNode(row) == leftNode)
                        || (rightNode >= 0 && rightNode(row) == rightNode))
                .findFirst()
                .orElse(-1);
    }

    /** The rows where something is different at exactly the path, in level order. */
    public IntStream differences() {
        return IntStream.range(0, rowCount()).filter(row -> change(row) != null);
    }
}
