package dev.cutaway.inspector.tree;

import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Compares versions of a path. */
final class Versions {

    private Versions() {}

    /** What differs between what two events of a tree leave, neither of them a deletion. */
    static Set<Aspect> difference(ImageTree tree, int before, int after) {
        LayerIndex a = tree.layers().get(tree.layerOf(before));
        LayerIndex b = tree.layers().get(tree.layerOf(after));
        int x = tree.entry(before);
        int y = tree.entry(after);
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        add(aspects, Aspect.KIND, !kind(a, x).equals(kind(b, y)));
        add(aspects, Aspect.CONTENT, otherContent(tree, tree.content(before), tree.content(after)));
        add(aspects, Aspect.MODE, a.mode(x) != b.mode(y));
        add(aspects, Aspect.OWNER, a.uid(x) != b.uid(y) || a.gid(x) != b.gid(y));
        add(aspects, Aspect.TIME,
                a.mtimeSeconds(x) != b.mtimeSeconds(y) || a.mtimeNanos(x) != b.mtimeNanos(y));
        add(aspects, Aspect.XATTRS, !sameXattrs(a, x, b, y));
        add(aspects, Aspect.LINK, a.kind(x) == EntryKind.SYMLINK && b.kind(y) == EntryKind.SYMLINK
                && !Arrays.equals(a.linkTarget(x), b.linkTarget(y)));
        return aspects;
    }

    private static void add(Set<Aspect> aspects, Aspect aspect, boolean differs) {
        if (differs) {
            aspects.add(aspect);
        }
    }

    private record Kind(EntryKind kind, long device) {}

    private static Kind kind(LayerIndex layer, int entry) {
        EntryKind kind = layer.kind(entry);
        return new Kind(kind == EntryKind.HARD_LINK ? EntryKind.FILE : kind, layer.device(entry));
    }

    /** False where one is not a regular file: then the kind differs, and the content is not the point. */
    private static boolean otherContent(ImageTree tree, @Nullable ContentRef a, @Nullable ContentRef b) {
        return a != null && b != null
                && !tree.layers().get(a.layer()).sameContent(a.entry(), tree.layers().get(b.layer()), b.entry());
    }

    /** True where two folders differ in nothing but what is in them. */
    static boolean sameFolder(LayerIndex a, int x, LayerIndex b, int y) {
        return a.mode(x) == b.mode(y) && a.uid(x) == b.uid(y) && a.gid(x) == b.gid(y)
                && a.mtimeSeconds(x) == b.mtimeSeconds(y) && a.mtimeNanos(x) == b.mtimeNanos(y)
                && sameXattrs(a, x, b, y);
    }

    private static boolean sameXattrs(LayerIndex a, int x, LayerIndex b, int y) {
        if (!a.hasXattrs(x) && !b.hasXattrs(y)) {
            return true;
        }
        Map<String, byte[]> one = a.xattrs(x);
        Map<String, byte[]> other = b.xattrs(y);
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(name -> Arrays.equals(one.get(name), other.get(name)));
    }
}
