package dev.cutaway.inspector.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.testing.NaiveOverlay;
import dev.cutaway.inspector.testing.NaiveOverlay.Inode;
import dev.cutaway.inspector.testing.NaiveOverlay.Thing;
import dev.cutaway.inspector.testing.RandomLayers;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Random layers, seen through the tree and through plain maps: both must tell the same. */
class TreeAgainstNaiveOverlayTest {

    private static final int STACKS = 4_000;

    /** Level order: upper folders first, then by the names on the way down. */
    private static final Comparator<String> LEVEL_ORDER = Comparator
            .comparingInt((String path) -> path.split("/").length)
            .thenComparing(path -> path.replace('/', '\1').getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    Arrays::compareUnsigned);

    @Test
    void every_path_is_what_stacked_maps_say_after_every_layer() {
        for (int seed = 0; seed < STACKS; seed++) {
            var stack = RandomLayers.of(seed);
            var naive = new NaiveOverlay(stack);
            if (naive.ambiguous) {
                continue;
            }
            ImageTree tree = ImageTree.of(RandomLayers.indexes(stack));
            for (int layer = 0; layer < tree.layerCount(); layer++) {
                TreeState state = tree.upTo(layer);
                Map<String, String> expected = new TreeMap<>();
                naive.state(layer).forEach((path, thing) -> expected.put("/" + path, describe(thing)));
                assertThat(alive(tree, state)).as("seed %s layer %s", seed, layer).isEqualTo(expected);
                Map<String, Change> changes = new TreeMap<>();
                naive.changes.get(layer).forEach((path, change) -> changes.put("/" + path, change));
                assertThat(changes(tree, state)).as("seed %s layer %s", seed, layer).isEqualTo(changes);
                for (Change change : Change.values()) {
                    assertThat(tree.count(layer, change))
                            .isEqualTo((int) changes.values().stream().filter(change::equals).count());
                }
            }
        }
    }

    @Test
    void sums_of_folders_are_those_of_the_contents_reached_below() {
        for (int seed = 0; seed < STACKS; seed++) {
            var stack = RandomLayers.of(seed);
            var naive = new NaiveOverlay(stack);
            if (naive.ambiguous) {
                continue;
            }
            ImageTree tree = ImageTree.of(RandomLayers.indexes(stack));
            for (int layer = 0; layer < tree.layerCount(); layer++) {
                TreeState state = tree.upTo(layer);
                Map<Inode, String> carriers = carriers(naive, layer);
                for (int node = 0; node < tree.nodeCount(); node++) {
                    String path = tree.path(node).substring(1);
                    long bytes = carriers.entrySet().stream().filter(carrier -> within(carrier.getValue(), path))
                            .mapToLong(carrier -> carrier.getKey().bytes).sum();
                    assertThat(state.bytes(node)).as("seed %s layer %s %s", seed, layer, path).isEqualTo(bytes);
                    long files = naive.state(layer).entrySet().stream()
                            .filter(entry -> !entry.getValue().isFolder() && within(entry.getKey(), path)).count();
                    assertThat(state.fileCount(node)).isEqualTo((int) files);
                    int newest = -1;
                    for (int at = 0; at <= layer; at++) {
                        newest = naive.changes.get(at).keySet().stream().anyMatch(one -> within(one, path))
                                || (path.isEmpty() && at == 0) ? at : newest;
                    }
                    if (node > 0) {
                        assertThat(state.newestLayerBelow(node)).isEqualTo(newest);
                    }
                    LayerBytes cut = state.bytesByLayer(node);
                    assertThat(Arrays.stream(cut.live()).sum()).isEqualTo(state.bytes(node));
                    assertThat(Arrays.stream(cut.dead()).sum()).isEqualTo(state.deadBytes(node));
                }
                assertLayersOfRoot(naive, layer, state.bytesByLayer(0), carriers);
            }
        }
    }

    @Test
    void what_a_layer_deletes_weighs_what_it_was_and_what_it_brings_what_it_is() {
        for (int seed = 0; seed < STACKS; seed++) {
            var stack = RandomLayers.of(seed);
            var naive = new NaiveOverlay(stack);
            if (naive.ambiguous) {
                continue;
            }
            ImageTree tree = ImageTree.of(RandomLayers.indexes(stack));
            for (int layer = 0; layer < tree.layerCount(); layer++) {
                TreeState state = tree.upTo(layer);
                var changes = naive.changes.get(layer);
                long deleted = carriers(naive, layer - 1).entrySet().stream()
                        .filter(carrier -> changes.get(carrier.getValue()) == Change.DELETED)
                        .mapToLong(carrier -> carrier.getKey().bytes).sum();
                assertThat(state.deletedBytes(0)).as("seed %s layer %s", seed, layer).isEqualTo(deleted);
                long brought = carriers(naive, layer).entrySet().stream()
                        .filter(carrier -> changes.containsKey(carrier.getValue()))
                        .mapToLong(carrier -> carrier.getKey().bytes).sum();
                assertThat(state.broughtBytes(0)).as("seed %s layer %s", seed, layer).isEqualTo(brought);
            }
        }
    }

    @Test
    void nodes_are_in_level_order_with_sorted_children_and_are_found_by_path() {
        for (int seed = 0; seed < STACKS; seed++) {
            ImageTree tree = ImageTree.of(RandomLayers.indexes(RandomLayers.of(seed)));
            int next = 1;
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (tree.childCount(node) > 0) {
                    assertThat(tree.firstChild(node)).isEqualTo(next);
                    next += tree.childCount(node);
                }
                for (int child = tree.firstChild(node); child < tree.firstChild(node)
                        + tree.childCount(node); child++) {
                    assertThat(tree.parent(child)).isEqualTo(node);
                    assertThat(tree.depth(child)).isEqualTo(tree.depth(node) + 1);
                    assertThat(child == tree.firstChild(node)
                            || Arrays.compareUnsigned(tree.nameBytes(child - 1), tree.nameBytes(child)) < 0).isTrue();
                }
                assertThat(tree.find(tree.path(node))).isEqualTo(node);
                assertThat(node == 0 || tree.change(tree.firstEvent(node)) == Change.ADDED).isTrue();
            }
            assertThat(next).isEqualTo(tree.nodeCount());
        }
    }

    private static void assertLayersOfRoot(NaiveOverlay naive, int layer, LayerBytes cut, Map<Inode, String> carriers) {
        for (int at = 0; at < cut.live().length; at++) {
            int storing = at;
            long stored = naive.inodes.stream().filter(inode -> inode.layer == storing && storing <= layer)
                    .mapToLong(inode -> inode.bytes).sum();
            long live = carriers.keySet().stream().filter(inode -> inode.layer == storing)
                    .mapToLong(inode -> inode.bytes).sum();
            assertThat(cut.live()[at]).isEqualTo(live);
            assertThat(cut.dead()[at]).isEqualTo(stored - live);
        }
    }

    /** For each content that is reached, the name that counts its bytes: its own, else the first link. */
    private static Map<Inode, String> carriers(NaiveOverlay naive, int layer) {
        Map<Inode, String> carriers = new HashMap<>();
        Map<String, Thing> state = naive.state(layer);
        for (Inode inode : naive.inodes) {
            if (inode.layer <= layer && Objects.equals(state.get(inode.path), inode.own)) {
                carriers.put(inode, inode.path);
            }
        }
        state.entrySet().stream().filter(entry -> entry.getValue().inode() != null)
                .sorted(Comparator.comparingInt((Map.Entry<String, Thing> entry) -> entry.getValue().layer())
                        .thenComparing(Map.Entry::getKey, LEVEL_ORDER))
                .forEach(entry -> carriers.putIfAbsent(Objects.requireNonNull(entry.getValue().inode()),
                        entry.getKey()));
        return carriers;
    }

    private static boolean within(String path, String folder) {
        return path.equals(folder) || NaiveOverlay.isBelow(path, folder);
    }

    private static String describe(Thing thing) {
        return thing.kind() + " of " + thing.layer() + " " + thing.attributes();
    }

    private static Map<String, String> alive(ImageTree tree, TreeState state) {
        Map<String, String> alive = new TreeMap<>();
        for (int node = 1; node < tree.nodeCount(); node++) {
            int event = state.version(node);
            assertThat(event).isEqualTo(tree.versionAt(node, state.layer()));
            if (event >= 0) {
                var layer = tree.layers().get(state.ownerLayer(node));
                int entry = tree.entry(event);
                alive.put(tree.path(node), letter(layer.kind(entry)) + " of " + state.ownerLayer(node) + " time="
                        + layer.mtimeSeconds(entry));
            }
        }
        return alive;
    }

    private static char letter(EntryKind kind) {
        return switch (kind) {
            case DIRECTORY -> 'd';
            case FILE -> 'f';
            case HARD_LINK -> 'h';
            case SYMLINK -> 'l';
            default -> throw new AssertionError(kind);
        };
    }

    private static Map<String, Change> changes(ImageTree tree, TreeState state) {
        Map<String, Change> changes = new TreeMap<>();
        for (int node = 1; node < tree.nodeCount(); node++) {
            Change change = state.change(node);
            if (change != null) {
                changes.put(tree.path(node), change);
            }
        }
        return changes;
    }
}
