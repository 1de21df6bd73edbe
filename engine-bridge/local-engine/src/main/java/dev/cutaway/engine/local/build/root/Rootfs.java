package dev.cutaway.engine.local.build.root;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerContent;
import dev.cutaway.inspector.layer.LayerIndex;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file system that layers give together, looked into path by path. Making all of a merged tree for a few look-ups
 * would cost more than the look-ups do. Paths are bytes without a leading slash; the root is the empty path.
 */
public final class Rootfs {

    private static final int MOST_LINKS = 40;

    /** More is no text file that a build reads, such as {@code /etc/passwd}. */
    private static final int LARGEST_TEXT = 4 << 20;

    private final List<SourceLayer> layers;
    private final Set<Spot.Part> hidden;

    /** @param layers base first; none gives an empty root */
    public Rootfs(List<SourceLayer> layers) {
        this(layers, Set.of());
    }

    private Rootfs(List<SourceLayer> layers, Set<Spot.Part> hidden) {
        this.layers = List.copyOf(layers);
        this.hidden = Set.copyOf(hidden);
    }

    /** The same without what is at these paths. */
    public Rootfs without(Collection<String> paths) {
        var more = new HashSet<>(hidden);
        for (String path : paths) {
            Spot spot = at(path.getBytes(UTF_8));
            if (spot != null) {
                more.addAll(spot.parts());
            }
        }
        return new Rootfs(layers, more);
    }

    /** The layers, base first. */
    public List<SourceLayer> layers() {
        return layers;
    }

    /** The root; null without layers. */
    public @Nullable Spot root() {
        var parts = new ArrayList<Spot.Part>();
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            LayerIndex index = layers.get(layer).index();
            parts.add(new Spot.Part(layer, index, 0));
            if (index.opaque(0)) {
                break;
            }
        }
        return parts.isEmpty() ? null : new Spot(parts);
    }

    /** What a folder has by this name; null for nothing. Links are not followed. */
    public @Nullable Spot child(Spot folder, byte[] name) {
        var parts = new ArrayList<Spot.Part>();
        for (Spot.Part part : folder.parts()) {
            LayerIndex index = part.index();
            int entry = part.kind() == EntryKind.DIRECTORY ? index.child(part.entry(), name) : -1;
            if (entry < 0) {
                continue;
            }
            EntryKind kind = index.kind(entry);
            if (!hidden.isEmpty() && hidden.contains(new Spot.Part(part.layer(), index, entry))) {
                break;
            }
            if (kind == EntryKind.WHITEOUT || (!parts.isEmpty() && kind != EntryKind.DIRECTORY)) {
                break;
            }
            parts.add(new Spot.Part(part.layer(), index, entry));
            if (kind != EntryKind.DIRECTORY || index.opaque(entry)) {
                break;
            }
        }
        return parts.isEmpty() ? null : new Spot(parts);
    }

    /** What a folder has, by name, in the order of the names' bytes. */
    public SortedMap<byte[], Spot> children(Spot folder) {
        var children = new TreeMap<byte[], Spot>(Arrays::compareUnsigned);
        for (Spot.Part part : folder.parts()) {
            LayerIndex index = part.index();
            int first = index.firstChild(part.entry());
            for (int i = 0; i < index.childCount(part.entry()); i++) {
                byte[] name = index.name(first + i);
                if (!children.containsKey(name)) {
                    Spot child = child(folder, name);
                    if (child != null) {
                        children.put(name, child);
                    }
                }
            }
        }
        return children;
    }

    /** What is at exactly this path; null for nothing. Links on the way are not followed. */
    public @Nullable Spot at(byte[] path) {
        Spot spot = root();
        for (byte[] name : parts(path)) {
            spot = spot == null || !spot.isFolder() ? null : child(spot, name);
        }
        return spot;
    }

    /**
     * Where a path leads, all links followed without ever leaving the root. What does not exist is taken as it is
     * written.
     *
     * @param path may hold {@code .} and {@code ..}
     * @throws IOException when links go in a circle
     */
    public byte[] resolve(byte[] path) throws IOException {
        Deque<byte[]> todo = new ArrayDeque<>(parts(path));
        List<byte[]> done = new ArrayList<>();
        int links = 0;
        while (!todo.isEmpty()) {
            byte[] name = todo.removeFirst();
            if (isName(name, "..")) {
                if (!done.isEmpty()) {
                    done.removeLast();
                }
                continue;
            }
            done.add(name);
            Spot spot = at(join(done));
            byte[] target = spot == null || spot.kind() != EntryKind.SYMLINK
                    ? null
                    : spot.parts().getFirst().index().linkTarget(spot.parts().getFirst().entry());
            if (target != null) {
                if (++links > MOST_LINKS) {
                    throw new IOException("too many levels of symbolic links at /" + new String(join(done), UTF_8));
                }
                done.removeLast();
                if (target.length > 0 && target[0] == '/') {
                    done.clear();
                }
                List<byte[]> more = parts(target);
                for (int i = more.size() - 1; i >= 0; i--) {
                    todo.addFirst(more.get(i));
                }
            }
        }
        return join(done);
    }

    /** The entry that has the bytes of a file: itself, or the one that a hard link means; null where there is none. */
    public Spot.@Nullable Part content(Spot.Part part) {
        Spot.Part at = part;
        for (int step = 0; step < MOST_LINKS; step++) {
            if (at.kind() != EntryKind.HARD_LINK) {
                return at;
            }
            int target = at.index().hardLinkEntry(at.entry());
            if (target >= 0) {
                return new Spot.Part(at.layer(), at.index(), target);
            }
            // The layer does not have it: the link meant what the layers below show.
            byte[] path = at.index().linkTarget(at.entry());
            Spot below = path == null ? null : new Rootfs(layers.subList(0, at.layer())).at(path);
            if (below == null || below.isFolder()) {
                return null;
            }
            at = below.parts().getFirst();
        }
        return null;
    }

    /** The content of a small file, links followed; null where there is no such file. */
    public byte @Nullable [] read(String path) throws IOException {
        Spot spot = at(resolve(path.getBytes(UTF_8)));
        Spot.Part file = spot == null || spot.isFolder() ? null : content(spot.parts().getFirst());
        if (file == null || file.kind() != EntryKind.FILE || file.index().bytes(file.entry()) > LARGEST_TEXT) {
            return null;
        }
        var content = new ByteArrayOutputStream();
        try (InputStream tar = layers.get(file.layer()).tar().open()) {
            LayerContent.copy(tar, file.index(), file.entry(), content, Place.of(path), Limits.DEFAULT);
        }
        return content.toByteArray();
    }

    /** The names of a path; empty ones and {@code .} left out, {@code ..} kept. */
    public static List<byte[]> parts(byte[] path) {
        var parts = new ArrayList<byte[]>();
        int start = 0;
        for (int i = 0; i <= path.length; i++) {
            if (i == path.length || path[i] == '/') {
                byte[] name = Arrays.copyOfRange(path, start, i);
                if (name.length > 0 && !isName(name, ".")) {
                    parts.add(name);
                }
                start = i + 1;
            }
        }
        return parts;
    }

    /** Names, put together with slashes. */
    public static byte[] join(List<byte[]> names) {
        var path = new ByteArrayOutputStream();
        for (byte[] name : names) {
            if (path.size() > 0) {
                path.write('/');
            }
            path.writeBytes(name);
        }
        return path.toByteArray();
    }

    private static boolean isName(byte[] name, String text) {
        return Arrays.equals(name, text.getBytes(UTF_8));
    }
}
