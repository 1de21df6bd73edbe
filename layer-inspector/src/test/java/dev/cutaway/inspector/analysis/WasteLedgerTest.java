package dev.cutaway.inspector.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.testing.FakeLayer;
import dev.cutaway.inspector.tree.Fate;
import dev.cutaway.inspector.tree.ImageTree;
import org.junit.jupiter.api.Test;

import java.util.List;

class WasteLedgerTest {

    @Test
    void a_copy_with_another_mode_kills_the_older_copy() {
        WasteLedger ledger = ledger("f a 100 is=x", "f a 100 is=x mode=700");
        assertThat(dead(ledger)).containsExactly("/a 100 0→1 OVERWRITTEN");
        assertThat(ledger.storedBytes()).isEqualTo(200);
        assertThat(ledger.liveBytes()).isEqualTo(100);
        assertThat(ledger.deadBytes(0)).isEqualTo(100);
        assertThat(ledger.liveBytes(1)).isEqualTo(100);
    }

    @Test
    void whiteouts_and_opaque_folders_kill_all_below() {
        assertThat(dead(ledger("f a/x 3\nf a/b/y 2\nf c/z 1\nf c/d/v 4", "w a\no c\nf c/z 9")))
                .containsExactly("/c/d/v 4 0→1 DELETED", "/a/x 3 0→1 DELETED", "/a/b/y 2 0→1 DELETED",
                        "/c/z 1 0→1 OVERWRITTEN");
    }

    @Test
    void within_a_layer_the_later_entry_kills_the_earlier() {
        assertThat(dead(ledger("f a 1\nf a 2\nf b/c 3\nl b x"))).containsExactly("/b/c 3 0→0 SUPERSEDED",
                "/a 1 0→0 SUPERSEDED");
    }

    @Test
    void a_content_lives_while_any_name_of_it_does() {
        assertThat(dead(ledger("f a 10\nh b a\nh c a", "w a", "f b 1"))).isEmpty();
        assertThat(dead(ledger("f a 10\nh b a\nh c a", "w a", "f b 1", "w c")))
                .containsExactly("/a 10 0→3 DELETED");
        assertThat(dead(ledger("f a 10\nh b a\nf a 20"))).as("superseded, but linked").isEmpty();
        assertThat(dead(ledger("f a 10\nh b a\nf a 20", "f b 5"))).containsExactly("/a 10 0→1 OVERWRITTEN");
        assertThat(dead(ledger("f a 10\nh b a\nf a 20\nf b 5"))).containsExactly("/a 10 0→0 SUPERSEDED");
    }

    @Test
    void a_link_in_a_higher_layer_keeps_a_content_alive() {
        assertThat(dead(ledger("f a 10", "h b a", "w a"))).isEmpty();
        assertThat(dead(ledger("f a 10", "h b a", "w a", "w b"))).containsExactly("/a 10 0→3 DELETED");
    }

    @Test
    void the_largest_stand_first_then_paths_in_the_order_of_their_bytes_then_lower_layers() {
        assertThat(dead(ledger("f a/b 5\nf a-b 5\nf z 9\nf ä 5", "f a-b 5", "w a\nw a-b\nw z\nw ä"))).containsExactly(
                "/z 9 0→2 DELETED", "/a-b 5 0→1 OVERWRITTEN", "/a-b 5 1→2 DELETED", "/a/b 5 0→2 DELETED",
                "/ä 5 0→2 DELETED");
    }

    @Test
    void empty_files_are_no_dead_bytes() {
        assertThat(ledger("f a 0", "w a").dead()).isEmpty();
    }

    @Test
    void the_best_change_joins_the_layers_with_the_most_dead_bytes_between_them() {
        WasteLedger ledger = ledger("f base 900\nf big 50", "f apt/x 300\nf apt/y 400", "f app 100", "w apt\nw base",
                "f app 100 mode=755");
        assertThat(ledger.pairs()).containsExactly(new WastePair(0, 3, Fate.DELETED, 900, 1),
                new WastePair(1, 3, Fate.DELETED, 700, 2), new WastePair(2, 4, Fate.OVERWRITTEN, 100, 1));
        assertThat(ledger.bestPair(1)).isEqualTo(new WastePair(1, 3, Fate.DELETED, 700, 2));
        assertThat(ledger.bestPair(3)).isNull();
    }

    @Test
    void the_table_gathers_what_died_together_under_the_topmost_folder_left_empty() {
        WasteLedger ledger = ledger("""
                f var/lib/apt/lists/a 70
                f var/lib/apt/lists/b/c 7
                f var/lib/dpkg/status 29
                f srv/app.map 16
                f srv/vendor.map 10
                f srv/app.js 5
                """, "f var/lib/dpkg/status 30\nw srv/app.map\nw srv/vendor.map", "w var/lib/apt/lists/a\n"
                + "w var/lib/apt/lists/b");
        List<WasteRow> rows = WasteTable.of(ledger);
        assertThat(rows).extracting(WasteRow::path).containsExactly("/var/lib/apt/", "/var/lib/dpkg/status",
                "/srv/app.map", "/srv/vendor.map");
        assertThat(rows.getFirst().bytes()).isEqualTo(77);
        assertThat(rows.getFirst().isFolder()).isTrue();
        assertThat(rows.getFirst().contents()).extracting(DeadContent::path).containsExactly("/var/lib/apt/lists/a",
                "/var/lib/apt/lists/b/c");
        assertThat(rows.getFirst().killedBy()).isEqualTo(2);
    }

    @Test
    void many_dead_files_of_a_living_folder_share_a_row() {
        var brought = new StringBuilder("f bin/keep 1\n");
        var killed = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            brought.append("f bin/x").append(i).append(" 10\n");
            killed.append("w bin/x").append(i).append('\n');
        }
        List<WasteRow> rows = WasteTable.of(ledger(brought.toString(), killed.toString()));
        assertThat(rows).extracting(WasteRow::path).containsExactly("/bin/");
        assertThat(rows.getFirst().bytes()).isEqualTo(80);
    }

    private static WasteLedger ledger(String... layers) {
        return WasteLedger.of(ImageTree.of(FakeLayer.stack(layers)));
    }

    private static List<String> dead(WasteLedger ledger) {
        return ledger.dead().stream().map(one -> one.path() + " " + one.bytes() + " " + one.introducedBy() + "→"
                + one.killedBy() + " " + one.how()).toList();
    }
}
