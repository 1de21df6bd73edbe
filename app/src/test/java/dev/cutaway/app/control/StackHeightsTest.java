package dev.cutaway.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.LongStream;

class StackHeightsTest {

    @Test
    void blocks_fill_the_room_to_the_pixel() {
        long[] bytes = {412, 0, 6_380_000, 14_200_000, 1_640, 43_400_000, 116_000_000};
        int[] heights = StackHeights.bySize(bytes, 529.7);
        assertThat(Arrays.stream(heights).sum()).isEqualTo(529);
    }

    @Test
    void a_block_four_times_as_large_is_twice_as_high() {
        int[] heights = StackHeights.bySize(new long[]{1_000_000, 4_000_000}, 300);
        assertThat(heights).containsExactly(100, 200);
    }

    @Test
    void small_blocks_stand_on_the_floor_and_the_others_share_the_rest() {
        int[] heights = StackHeights.bySize(new long[]{0, 1, 1_000_000, 1_000_000}, 448);
        assertThat(heights).containsExactly(24, 24, 200, 200);
    }

    @Test
    void where_the_floors_do_not_fit_all_blocks_are_at_the_floor() {
        int[] heights = StackHeights.bySize(LongStream.range(0, 127).toArray(), 500);
        assertThat(heights).hasSize(127).containsOnly(24);
    }

    @Test
    void layers_without_bytes_are_at_the_floor() {
        assertThat(StackHeights.bySize(new long[]{0, 0}, 500)).containsExactly(24, 24);
    }

    @Test
    void no_blocks_have_no_heights() {
        assertThat(StackHeights.bySize(new long[0], 500)).isEmpty();
        assertThat(StackHeights.equal(0, 500)).isEmpty();
    }

    @Test
    void equal_heights_fill_the_room_between_floor_and_ceiling() {
        assertThat(StackHeights.equal(10, 500)).containsOnly(50);
        assertThat(StackHeights.equal(2, 500)).containsOnly(64);
        assertThat(StackHeights.equal(100, 500)).containsOnly(24);
    }
}
