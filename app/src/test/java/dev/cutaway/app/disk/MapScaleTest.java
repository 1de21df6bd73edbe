package dev.cutaway.app.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

class MapScaleTest {

    @Test
    void the_longest_bar_fills_the_room_and_the_others_are_to_its_scale() {
        MapScale scale = MapScale.fitting(List.of(new long[]{200, 100}, new long[]{150}), 600);

        assertThat(scale.step(200) + scale.step(100)).isBetween(597.0, 600.0);
        assertThat(scale.step(150)).isBetween(298.0, 300.0);
    }

    @Test
    void a_small_layer_can_be_pointed_at_and_an_empty_one_is_not_drawn() {
        MapScale scale = MapScale.fitting(List.of(new long[]{1000, 1, 0}), 400);

        assertThat(scale.width(1)).isEqualTo(5);
        assertThat(scale.width(0)).isZero();
        assertThat(scale.step(0)).isZero();
    }

    @Test
    void small_layers_on_top_of_one_bar_leave_its_base_as_wide_as_in_the_others() {
        var small = new long[]{199_000_000, 133_000_000, 1_440, 6, 12, 7, 3};
        var large = new long[]{199_000_000, 141_000_000};

        MapScale scale = MapScale.fitting(List.of(small, large), 443);

        assertThat(length(scale, small)).isLessThanOrEqualTo(443);
        assertThat(length(scale, large)).isLessThanOrEqualTo(443);
    }

    @Test
    void no_bar_is_longer_than_the_room_however_many_layers_it_has() {
        var random = new Random(7);
        for (int count : List.of(1, 20, 127, 400)) {
            long[] bytes = random.longs(count, 0, 1_000_000).toArray();
            assertThat(length(MapScale.fitting(List.of(bytes, new long[]{5}), 440), bytes)).isLessThanOrEqualTo(440);
        }
    }

    @Test
    void nothing_to_draw_needs_no_scale() {
        assertThat(MapScale.fitting(List.of(), 440).width(0)).isZero();
    }

    private static double length(MapScale scale, long[] bytes) {
        return Arrays.stream(bytes).mapToDouble(scale::step).sum();
    }
}
