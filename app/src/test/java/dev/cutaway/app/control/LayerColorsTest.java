package dev.cutaway.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.control.LayerColors.Layers;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class LayerColorsTest {

    private static Digest layer(int number) {
        return Digest.of(new byte[]{(byte) number});
    }

    private static List<Digest> layers(int... numbers) {
        return IntStream.of(numbers).mapToObj(LayerColorsTest::layer).toList();
    }

    @Test
    void own_layers_are_counted_from_the_base_border_up() {
        LayerColors colors = LayerColors.of(layers(1, 2, 3, 4), 2);
        assertThat(layers(1, 2, 3, 4)).extracting(colors::of).containsExactly(LayerColor.G1, LayerColor.G2,
                LayerColor.L1, LayerColor.L2);
    }

    @Test
    void the_palette_goes_round_after_ten_own_layers() {
        LayerColors colors = LayerColors.of(IntStream.range(0, 12).mapToObj(LayerColorsTest::layer).toList(), 0);
        assertThat(colors.of(layer(10))).isEqualTo(LayerColor.L1);
        assertThat(colors.of(layer(11))).isEqualTo(LayerColor.L2);
    }

    @Test
    void the_same_layer_has_one_colour_in_all_images_of_a_page() {
        LayerColors colors = LayerColors.of(new Layers(layers(1, 2, 3), 1), List.of(new Layers(layers(1, 3, 9), 0)));
        assertThat(colors.of(layer(1))).isEqualTo(LayerColor.G1);
        assertThat(colors.of(layer(3))).isEqualTo(LayerColor.L2);
    }

    @Test
    void a_layer_of_another_image_moves_aside_where_its_colour_is_taken() {
        LayerColors colors = LayerColors.of(new Layers(layers(1, 2), 0), List.of(new Layers(layers(5, 6), 0)));
        assertThat(colors.of(layer(5))).isEqualTo(LayerColor.L3);
        assertThat(colors.of(layer(6))).isEqualTo(LayerColor.L4);
    }

    @Test
    void when_all_steps_are_taken_a_colour_is_shared() {
        List<Digest> ten = IntStream.range(0, 10).mapToObj(LayerColorsTest::layer).toList();
        LayerColors colors = LayerColors.of(new Layers(ten, 0), List.of(new Layers(layers(50), 0)));
        assertThat(colors.of(layer(50))).isEqualTo(LayerColor.L1);
    }
}
