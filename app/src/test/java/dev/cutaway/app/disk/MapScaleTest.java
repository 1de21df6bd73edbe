package dev.cutaway.app.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class MapScaleTest {

    @Test
    void equal_bytes_are_equally_wide_in_every_bar() {
        assertThat(MapScale.widths(new long[]{100, 50}, 300, 600)[0])
                .isEqualTo(MapScale.widths(new long[]{100, 200}, 300, 600)[0]).isEqualTo(199);
    }

    @Test
    void a_small_layer_can_be_pointed_at_and_an_empty_one_is_not_drawn() {
        assertThat(MapScale.widths(new long[]{1000, 1, 0}, 1001, 400)).containsExactly(393, MapScale.LEAST, 0);
    }

    @Test
    void many_small_layers_do_not_run_out_of_the_room() {
        var bytes = new long[20];
        Arrays.fill(bytes, 1);
        bytes[0] = 10_000;
        double[] widths = MapScale.widths(bytes, 10_019, 400);
        assertThat(Arrays.stream(widths).map(width -> width + MapScale.GAP).sum()).isLessThanOrEqualTo(401);
    }
}
