package dev.cutaway.inspector.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cutaway.inspector.testing.NaiveOverlay;
import dev.cutaway.inspector.testing.NaiveOverlay.Inode;
import dev.cutaway.inspector.testing.NaiveOverlay.Local;
import dev.cutaway.inspector.testing.NaiveOverlay.Thing;
import dev.cutaway.inspector.testing.RandomLayers;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.Fate;
import dev.cutaway.inspector.tree.ImageTree;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Random layers: ledger, table and dive's score against contents that are followed by hand. */
class WasteAgainstNaiveInodesTest {

    private static final int STACKS = 4_000;

    @Test
    void the_ledger_names_exactly_the_contents_that_no_name_reaches() {
        for (int seed = 0; seed < STACKS; seed++) {
            var stack = RandomLayers.of(seed);
            var naive = new NaiveOverlay(stack);
            if (naive.ambiguous) {
                continue;
            }
            WasteLedger ledger = WasteLedger.of(ImageTree.of(RandomLayers.indexes(stack)));
            List<String> dead = new ArrayList<>();
            for (Inode inode : naive.inodes) {
                int killedBy = killedBy(naive, inode);
                if (killedBy >= 0) {
                    dead.add("/" + inode.path + " " + inode.bytes + " " + inode.layer + "→" + killedBy);
                }
            }
            assertThat(ledger.dead().stream().map(one -> one.path() + " " + one.bytes() + " " + one.introducedBy() + "→"
                    + one.killedBy())).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(dead);
            assertThat(ledger.liveBytes() + ledger.deadBytes()).isEqualTo(ledger.storedBytes());
            assertThat(ledger.storedBytes()).isEqualTo(naive.inodes.stream().mapToLong(one -> one.bytes).sum());
            assertThat(ledger.deadBytes()).isEqualTo(ledger.dead().stream().mapToLong(DeadContent::bytes).sum());
            for (DeadContent content : ledger.dead()) {
                assertThat(content.how() == Fate.SUPERSEDED).isEqualTo(content.killedBy() == content.introducedBy());
            }
        }
    }

    @Test
    void the_table_holds_every_dead_content_once() {
        for (int seed = 0; seed < STACKS; seed++) {
            WasteLedger ledger = WasteLedger.of(ImageTree.of(RandomLayers.indexes(RandomLayers.of(seed))));
            List<WasteRow> rows = WasteTable.of(ledger);
            assertThat(rows.stream().flatMap(row -> row.contents().stream()).toList())
                    .containsExactlyInAnyOrderElementsOf(ledger.dead());
            assertThat(rows.stream().mapToLong(WasteRow::bytes).sum()).isEqualTo(ledger.deadBytes());
            assertThat(rows).isSortedAccordingTo((a, b) -> Long.compare(b.bytes(), a.bytes()));
            for (WasteRow row : rows) {
                assertThat(row.contents()).allMatch(one -> one.path().startsWith(row.path()));
            }
            assertThat(ledger.pairs().stream().mapToLong(WastePair::bytes).sum()).isEqualTo(ledger.deadBytes());
        }
    }

    @Test
    void dives_figures_follow_from_the_leaves_of_each_layer() {
        for (int seed = 0; seed < STACKS; seed++) {
            var stack = RandomLayers.of(seed);
            Map<String, List<Long>> sizes = leafSizes(new NaiveOverlay(stack));
            long cum = sizes.values().stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
            long min = sizes.values().stream()
                    .mapToLong(all -> all.stream().mapToLong(Long::longValue).min().orElseThrow()).sum();
            ImageTree tree = ImageTree.of(RandomLayers.indexes(stack));
            DiveScore score = DiveScore.of(tree);
            assertThat(score.efficiency()).as("seed %s", seed).isCloseTo(cum == 0 ? 1 : (double) min / cum,
                    within(1e-12));
            Map<String, Long> repeated = new TreeMap<>();
            sizes.forEach((path, all) -> {
                long sum = all.stream().mapToLong(Long::longValue).sum();
                if (all.size() > 1 && sum > 0) {
                    repeated.put("/" + path, sum);
                }
            });
            assertThat(score.paths().stream().collect(Collectors.toMap(DivePath::path, DivePath::cumulativeBytes)))
                    .as("seed %s", seed).isEqualTo(repeated);
            assertThat(score.wastedBytes()).isEqualTo(repeated.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    @Test
    void a_path_lives_through_the_changes_of_the_layers() {
        for (int seed = 0; seed < STACKS; seed++) {
            var stack = RandomLayers.of(seed);
            var naive = new NaiveOverlay(stack);
            if (naive.ambiguous) {
                continue;
            }
            ImageTree tree = ImageTree.of(RandomLayers.indexes(stack));
            for (int node = 1; node < tree.nodeCount(); node++) {
                PathLife life = PathLife.of(tree, node);
                String path = life.path().substring(1);
                Map<Integer, Change> expected = new TreeMap<>();
                for (int layer = 0; layer < tree.layerCount(); layer++) {
                    Change change = naive.changes.get(layer).get(path);
                    if (change != null) {
                        expected.put(layer, change);
                    }
                }
                assertThat(life.steps().stream().collect(Collectors.toMap(PathLife.Step::layer, PathLife.Step::change)))
                        .as("seed %s %s", seed, path).isEqualTo(expected);
                for (PathLife.Step step : life.steps()) {
                    int seen = step.change() == Change.DELETED ? step.layer() - 1 : step.layer();
                    Thing thing = naive.state(seen).get(path);
                    Inode inode = thing == null ? null : thing.inode();
                    assertThat(step.bytes()).as("seed %s %s", seed, path).isEqualTo(inode == null ? 0 : inode.bytes);
                }
            }
        }
    }

    /** The layer after which nothing reaches a content for the first time; −1 where something does to the end. */
    private static int killedBy(NaiveOverlay naive, Inode inode) {
        for (int layer = inode.layer; layer < naive.states.size(); layer++) {
            if (!naive.reachable(inode, layer)) {
                return layer;
            }
        }
        return -1;
    }

    private static Map<String, List<Long>> leafSizes(NaiveOverlay naive) {
        Map<String, List<Long>> sizes = new HashMap<>();
        for (int layer = 0; layer < naive.locals.size(); layer++) {
            Local local = naive.locals.get(layer);
            Map<String, Thing> below = naive.state(layer - 1);
            local.things.forEach((path, thing) -> {
                boolean leaf = local.things.keySet().stream().noneMatch(one -> NaiveOverlay.isBelow(one, path))
                        && local.whiteouts.stream().noneMatch(one -> NaiveOverlay.isBelow(one, path));
                if (leaf) {
                    sizes.computeIfAbsent(path, _ -> new ArrayList<>()).add(size(thing));
                }
            });
            for (String path : local.whiteouts) {
                Thing hidden = below.get(path);
                long removed = hidden == null || !hidden.isFolder()
                        ? 0
                        : below.entrySet().stream().filter(one -> NaiveOverlay.isBelow(one.getKey(), path))
                                .mapToLong(one -> size(one.getValue())).sum();
                sizes.computeIfAbsent(path, _ -> new ArrayList<>()).add(removed);
            }
        }
        return sizes;
    }

    private static long size(Thing thing) {
        Inode inode = thing.inode();
        return thing.kind() == 'f' && inode != null ? inode.bytes : 0;
    }
}
