package dev.cutaway.inspector.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.testing.FakeLayer;
import org.junit.jupiter.api.Test;

class TreeStateTest {

    private final ImageTree tree = ImageTree.of(FakeLayer.stack("""
            f etc/motd 100
            f usr/bin/a 1000
            h usr/bin/b usr/bin/a
            l usr/bin/c a
            """, """
            f etc/motd 200
            w usr/bin/a
            """, """
            w usr
            f var/log 50
            """));

    @Test
    void folders_sum_up_what_is_alive_and_what_is_dead_below() {
        TreeState state = tree.upTo(0);
        assertThat(state.bytes(0)).isEqualTo(1100);
        assertThat(state.bytes(tree.find("/usr"))).isEqualTo(1000);
        assertThat(state.fileCount(0)).isEqualTo(4);
        assertThat(state.deadBytes(0)).isZero();
        assertThat(state.alive(tree.find("/var"))).isFalse();
        state = tree.upTo(1);
        assertThat(state.bytes(tree.find("/etc"))).isEqualTo(200);
        assertThat(state.deadBytes(tree.find("/etc"))).isEqualTo(100);
    }

    @Test
    void the_first_living_hard_link_takes_over_the_bytes_of_a_dead_name() {
        TreeState before = tree.upTo(0);
        assertThat(before.bytes(tree.find("/usr/bin/a"))).isEqualTo(1000);
        assertThat(before.bytes(tree.find("/usr/bin/b"))).isZero();
        TreeState after = tree.upTo(1);
        assertThat(after.bytes(tree.find("/usr/bin/a"))).isZero();
        assertThat(after.bytes(tree.find("/usr/bin/b"))).isEqualTo(1000);
        assertThat(after.deadBytes(tree.find("/usr"))).isZero();
        assertThat(tree.upTo(2).deadBytes(tree.find("/usr"))).isEqualTo(1000);
    }

    @Test
    void marks_are_those_of_exactly_this_layer() {
        TreeState state = tree.upTo(1);
        assertThat(state.change(tree.find("/etc/motd"))).isEqualTo(Change.CHANGED);
        assertThat(state.change(tree.find("/usr/bin/a"))).isEqualTo(Change.DELETED);
        assertThat(state.change(tree.find("/usr/bin/c"))).isNull();
        assertThat(state.change(tree.find("/etc"))).isNull();
        assertThat(tree.upTo(2).change(tree.find("/etc/motd"))).isNull();
    }

    @Test
    void owner_is_the_layer_that_made_the_version_and_a_folder_knows_the_newest_below() {
        TreeState state = tree.upTo(2);
        assertThat(state.ownerLayer(tree.find("/etc"))).isZero();
        assertThat(state.newestLayerBelow(tree.find("/etc"))).isEqualTo(1);
        assertThat(state.ownerLayer(tree.find("/usr/bin/a"))).as("who brought what is deleted").isZero();
        assertThat(state.newestLayerBelow(tree.find("/usr"))).isEqualTo(2);
        assertThat(state.newestLayerBelow(tree.find("/var"))).isEqualTo(2);
        assertThat(tree.upTo(1).ownerLayer(tree.find("/var"))).isEqualTo(-1);
        assertThat(tree.upTo(1).describedBy(tree.find("/var"))).isEqualTo(-1);
    }

    @Test
    void what_a_layer_brings_and_deletes_is_summed_up_apart() {
        assertThat(tree.upTo(1).broughtBytes(tree.find("/etc"))).isEqualTo(200);
        assertThat(tree.upTo(1).deletedBytes(tree.find("/usr"))).isEqualTo(1000);
        assertThat(tree.upTo(2).broughtBytes(0)).isEqualTo(50);
        assertThat(tree.upTo(2).deletedBytes(0)).isEqualTo(1000);
    }

    @Test
    void the_bytes_of_a_folder_can_be_cut_by_layer() {
        LayerBytes cut = tree.upTo(2).bytesByLayer(0);
        assertThat(cut.live()).containsExactly(0, 200, 50);
        assertThat(cut.dead()).containsExactly(1100, 0, 0);
        cut = tree.upTo(1).bytesByLayer(tree.find("/usr/bin/b"));
        assertThat(cut.live()).containsExactly(1000, 0, 0);
        assertThat(cut.dead()).containsExactly(0, 0, 0);
    }

    @Test
    void what_a_layer_replaces_itself_is_dead_in_its_folder_at_once() {
        TreeState state = ImageTree.of(FakeLayer.stack("f a/x 10\nf a/x 20\nf b/y 1\nh b/z b/y\nf b/y 2")).upTo(0);
        assertThat(state.deadBytes(state.tree().find("/a"))).isEqualTo(10);
        assertThat(state.bytes(state.tree().find("/a"))).isEqualTo(20);
        assertThat(state.bytes(state.tree().find("/b/z"))).as("the link keeps the old content").isEqualTo(1);
        assertThat(state.deadBytes(state.tree().find("/b"))).isZero();
    }
}
