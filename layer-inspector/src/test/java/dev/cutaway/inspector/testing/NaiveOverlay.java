package dev.cutaway.inspector.testing;

import dev.cutaway.inspector.tree.Change;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Stacked layers as plain maps from path to thing, straight from the drawn lines of {@link FakeLayer}: slow, obvious,
 * and sharing nothing with what it is there to check. Keys have no leading slash; the root has no key.
 */
public final class NaiveOverlay {

    /** Content that a file line stores, whatever names it has. */
    public static final class Inode {
        public final int layer;
        public final String path;
        public final long bytes;
        /** The thing that the file line made. */
        public @Nullable Thing own;

        Inode(int layer, String path, long bytes) {
            this.layer = layer;
            this.path = path;
            this.bytes = bytes;
        }
    }

    /** What stands at a path. */
    public record Thing(char kind, boolean implied, String attributes, @Nullable Inode inode, int layer) {

        public boolean isFolder() {
            return kind == 'd';
        }
    }

    /** One layer's own paths. */
    public static final class Local {
        public final Map<String, Thing> things = new TreeMap<>();
        public final Set<String> whiteouts = new TreeSet<>();
        public final Set<String> opaques = new TreeSet<>();
    }

    public final List<Local> locals = new ArrayList<>();
    /** The merged file system after each layer. */
    public final List<Map<String, Thing>> states = new ArrayList<>();
    /** What each layer did. */
    public final List<Map<String, Change>> changes = new ArrayList<>();
    public final List<Inode> inodes = new ArrayList<>();
    /**
     * True where a hard link means another one of its layer that has no content in that layer: what it means then, once
     * that other link is replaced, nobody can tell from an index.
     */
    public boolean ambiguous;

    private Map<String, Thing> merged = new TreeMap<>();
    private Local local = new Local();

    public NaiveOverlay(List<List<String>> layers) {
        for (List<String> layer : layers) {
            local = new Local();
            locals.add(local);
            layer.forEach(this::line);
            stack();
        }
    }

    /** The file system after a layer; empty before the first. */
    public Map<String, Thing> state(int layer) {
        return layer < 0 ? Map.of() : states.get(layer);
    }

    public static String parentOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    public static boolean isBelow(String path, String folder) {
        return folder.isEmpty() ? !path.isEmpty() : path.startsWith(folder + "/");
    }

    /** True where some name of the content is in the file system after the layer. */
    public boolean reachable(Inode inode, int layer) {
        return state(layer).values().stream().anyMatch(thing -> thing.inode == inode);
    }

    private int layer() {
        return locals.size() - 1;
    }

    private void line(String line) {
        String[] words = line.split(" ");
        String path = words[1];
        makeParents(path);
        switch (words[0]) {
            case "o" -> {
                makeParents(path + "/x");
                local.opaques.add(path);
            }
            case "w" -> {
                Thing there = local.things.get(path);
                if (there == null) {
                    local.whiteouts.add(path);
                } else if (there.isFolder()) {
                    local.opaques.add(path);
                }
            }
            case "d" -> put(path, new Thing('d', false, rest(words, 2), null, layer()));
            case "f" -> {
                var inode = new Inode(layer(), path, Long.parseLong(words[2]));
                inodes.add(inode);
                inode.own = new Thing('f', false, rest(words, 3), inode, layer());
                put(path, inode.own);
            }
            case "h" -> put(path, new Thing('h', false, rest(words, 3), linked(words[2]), layer()));
            default -> put(path, new Thing('l', false, rest(words, 3), null, layer()));
        }
    }

    private @Nullable Inode linked(String target) {
        Thing here = local.things.get(target);
        ambiguous |= here != null && here.kind == 'h' && (here.inode == null || here.inode.layer < layer());
        Thing meant = here == null || here.isFolder() ? merged.get(target) : here;
        return meant == null ? null : meant.inode;
    }

    private void makeParents(String path) {
        String folder = parentOf(path);
        if (!folder.isEmpty()) {
            makeParents(folder);
            Thing there = local.things.get(folder);
            if (there == null || !there.isFolder()) {
                put(folder, new Thing('d', true, "time=0", null, layer()));
            }
        }
    }

    private void put(String path, Thing thing) {
        if (local.whiteouts.remove(path) && thing.isFolder()) {
            local.opaques.add(path);
        }
        if (!thing.isFolder()) {
            Predicate<String> below = other -> isBelow(other, path);
            local.things.keySet().removeIf(below);
            local.whiteouts.removeIf(below);
            local.opaques.removeIf(other -> other.equals(path) || below.test(other));
        }
        local.things.put(path, thing);
    }

    private void stack() {
        Map<String, Thing> before = merged;
        merged = new TreeMap<>(before);
        local.whiteouts.forEach(path -> merged.keySet().removeIf(other -> other.equals(path) || isBelow(other, path)));
        local.opaques.forEach(path -> merged.keySet().removeIf(other -> isBelow(other, path)));
        local.things.forEach((path, thing) -> merged.keySet().removeIf(other -> !thing.isFolder()
                && isBelow(other, path)));
        Map<String, Change> done = new TreeMap<>();
        local.things.forEach((path, thing) -> {
            Change change = changeBy(thing, before.get(path), merged.containsKey(path));
            if (change != null) {
                done.put(path, change);
                merged.put(path, thing);
            } else {
                merged.put(path, before.get(path));
            }
        });
        before.keySet().stream().filter(path -> !merged.containsKey(path))
                .forEach(path -> done.put(path, Change.DELETED));
        states.add(merged);
        changes.add(done);
    }

    private static @Nullable Change changeBy(Thing thing, @Nullable Thing below, boolean shown) {
        if (below == null) {
            return Change.ADDED;
        }
        boolean onlyTheWay = thing.isFolder() && below.isFolder()
                && (thing.implied ? shown : thing.attributes.equals(below.attributes));
        return onlyTheWay ? null : Change.CHANGED;
    }

    private static String rest(String[] words, int from) {
        return String.join(" ", Arrays.copyOfRange(words, Math.min(from, words.length), words.length));
    }
}
