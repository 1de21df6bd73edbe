package dev.cutaway.inspector.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.testing.FakeLayer;
import dev.cutaway.inspector.tree.ImageTree;
import org.junit.jupiter.api.Test;

class DiveScoreTest {

    @Test
    void an_image_that_repeats_nothing_is_fully_efficient() {
        DiveScore score = score("f a 100\nf b 5", "f c 10");
        assertThat(score.efficiency()).isEqualTo(1);
        assertThat(score.wastedBytes()).isZero();
        assertThat(score.userWastedPercent()).isZero();
        assertThat(score("d a", "d a").efficiency()).as("no bytes at all").isEqualTo(1);
        assertThat(score("f a 5").userWastedPercent()).as("no layer above the lowest").isZero();
    }

    @Test
    void every_occurrence_of_a_path_that_comes_again_is_wasted_the_kept_one_too() {
        DiveScore score = score("f a 100\nf b 100", "f a 60");
        assertThat(score.wastedBytes()).isEqualTo(160);
        assertThat(score.efficiency()).isEqualTo((60.0 + 100) / (160 + 100));
        assertThat(score.userWastedPercent()).isEqualTo(160 / 60.0);
        assertThat(score.paths()).containsExactly(new DivePath("/a", 2, 160, 60));
    }

    @Test
    void the_whiteout_of_a_file_counts_nothing_and_makes_it_inefficient() {
        DiveScore score = score("f a 100", "w a\nf b 50");
        assertThat(score.efficiency()).isEqualTo(50.0 / 150);
        assertThat(score.wastedBytes()).isEqualTo(100);
        assertThat(score.userWastedPercent()).isEqualTo(2);
    }

    @Test
    void the_whiteout_of_a_folder_counts_all_that_was_in_it_and_is_not_punished() {
        DiveScore score = score("f a/x 100\nf a/b/y 20\nh a/z a/x\nl a/l x", "w a\nf c 1");
        assertThat(score.efficiency()).isEqualTo(1);
        assertThat(score.wastedBytes()).isZero();
        score = score("f a/x 100", "w a", "f a 7");
        assertThat(score.paths()).containsExactly(new DivePath("/a", 2, 107, 7));
    }

    @Test
    void folders_count_only_where_a_layer_has_nothing_in_them() {
        DiveScore score = score("f a/x 100", "d a", "f a 30");
        assertThat(score.paths()).containsExactly(new DivePath("/a", 2, 30, 0));
    }

    private static DiveScore score(String... layers) {
        return DiveScore.of(ImageTree.of(FakeLayer.stack(layers)));
    }
}
