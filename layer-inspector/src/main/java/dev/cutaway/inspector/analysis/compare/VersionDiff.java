package dev.cutaway.inspector.analysis.compare;

import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.Aspect;
import dev.cutaway.inspector.tree.ContentRef;
import dev.cutaway.inspector.tree.ImageTree;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Says what differs between what stands at a path in two trees. */
final class VersionDiff {

    private static final List<Aspect> ASPECTS = List.of(Aspect.values());

    private static final byte KIND = bit(Aspect.KIND);

    private static final byte CONTENT = bit(Aspect.CONTENT);

    private static final byte MODE = bit(Aspect.MODE);

    private static final byte OWNER = bit(Aspect.OWNER);

    private static final byte TIME = bit(Aspect.TIME);

    private static final byte XATTRS = bit(Aspect.XATTRS);

    private static final byte LINK = bit(Aspect.LINK);

    private final ImageTree left;

    private final ImageTree right;

    private final boolean ignoreTime;

    /** For each layer of the left tree and each of the right whether they are the same. */
    private final boolean[][] sameLayer;

    VersionDiff(ImageTree left, ImageTree right, boolean ignoreTime) {
        this.left = left;
        this.right = right;
        this.ignoreTime = ignoreTime;
        sameLayer = new boolean[left.layerCount()][right.layerCount()];
        for (int i = 0; i < sameLayer.length; i++) {
            for (int j = 0; j < sameLayer[i].length; j++) {
                sameLayer[i][j] = left.layers().get(i).diffId().equals(right.layers().get(j).diffId());
            }
        }
    }

    private static byte bit(Aspect aspect) {
        return (byte) (1 << ASPECTS.indexOf(aspect));
    }

    /** A bit for each aspect that differs between what two events leave; neither is a deletion. */
    byte difference(int leftEvent, int rightEvent) {
        int i = left.layerOf(leftEvent);
        int j = right.layerOf(rightEvent);
        int x = left.entry(leftEvent);
        int y = right.entry(rightEvent);
        LayerIndex a = left.layers().get(i);
        LayerIndex b = right.layers().get(j);
        boolean link = a.kind(x) == EntryKind.HARD_LINK || b.kind(y) == EntryKind.HARD_LINK;
        if (!link) {
            return sameLayer[i][j] && x == y ? 0 : difference(a, x, b, y);
        }
        // A hard link shows the file it names, whichever of the names the tar happened to write first.
        ContentRef before = left.content(leftEvent);
        ContentRef after = right.content(rightEvent);
        if (before != null && after != null) {
            return difference(left.layers().get(before.layer()), before.entry(), right.layers().get(after.layer()),
                    after.entry());
        }
        return before == null && after == null ? difference(a, x, b, y) : KIND;
    }

    private byte difference(LayerIndex a, int x, LayerIndex b, int y) {
        EntryKind kind = a.kind(x);
        if (a.implied(x) || b.implied(y)) {
            // Nobody knows what mode, owner and time such a folder has.
            return kind == b.kind(y) ? 0 : KIND;
        }
        int bits = kind != b.kind(y) || a.device(x) != b.device(y) ? KIND : 0;
        if (bits == 0 && kind == EntryKind.FILE && !a.sameContent(x, b, y)) {
            bits |= CONTENT;
        }
        if (bits == 0 && kind == EntryKind.SYMLINK && !Arrays.equals(a.linkTarget(x), b.linkTarget(y))) {
            bits |= LINK;
        }
        bits |= a.mode(x) != b.mode(y) ? MODE : 0;
        bits |= a.uid(x) != b.uid(y) || a.gid(x) != b.gid(y) ? OWNER : 0;
        bits |= !ignoreTime && (a.mtimeSeconds(x) != b.mtimeSeconds(y) || a.mtimeNanos(x) != b.mtimeNanos(y))
                ? TIME
                : 0;
        bits |= sameXattrs(a, x, b, y) ? 0 : XATTRS;
        return (byte) bits;
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
