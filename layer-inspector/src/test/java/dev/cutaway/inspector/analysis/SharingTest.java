package dev.cutaway.inspector.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SharingTest {

    private static final Sharing.Layer BASE = layer(1, 100);

    private static final Sharing.Layer PYTHON = layer(2, 40);

    private static final Sharing SHARING = Sharing.of(List.of(
            new Sharing.Image("web", List.of(BASE, PYTHON, layer(3, 7))),
            new Sharing.Image("job", List.of(BASE, PYTHON, layer(4, 5), layer(4, 5))),
            new Sharing.Image("db", List.of(BASE, layer(5, 30))), new Sharing.Image("tool", List.of(layer(6, 2)))));

    private static Sharing.Layer layer(int number, long bytes) {
        return new Sharing.Layer(Digest.of(new byte[]{(byte) number}), bytes);
    }

    @Test
    void a_layer_is_on_disk_once_however_many_images_have_it() {
        assertThat(SHARING.apartBytes()).isEqualTo(147 + 145 + 130 + 2);
        assertThat(SHARING.togetherBytes()).isEqualTo(100 + 40 + 7 + 5 + 30 + 2);
        assertThat(SHARING.sharedBytes()).isEqualTo(140);
    }

    @Test
    void a_layer_that_an_image_repeats_counts_once() {
        assertThat(SHARING.imageBytes(1)).isEqualTo(145);
        assertThat(SHARING.uniqueBytes(1)).isEqualTo(5);
    }

    @Test
    void an_image_knows_with_whom_it_shares_most() {
        assertThat(SHARING.sharedWith(0)).containsExactly(new Sharing.Common(1, 2, 140), new Sharing.Common(2, 1, 100));
        assertThat(SHARING.sharedWith(3)).isEmpty();
    }

    @Test
    void removing_images_frees_what_no_other_image_has() {
        assertThat(SHARING.freedBy(Set.of(0))).isEqualTo(7);
        assertThat(SHARING.freedBy(Set.of(0, 1))).isEqualTo(40 + 7 + 5);
        assertThat(SHARING.freedBy(Set.of(0, 1, 2, 3))).isEqualTo(SHARING.togetherBytes());
        assertThat(SHARING.freedBy(Set.of())).isZero();
    }

    @Test
    void what_removing_frees_is_exactly_the_difference_of_the_disks() {
        var random = new Random(42);
        var images = new ArrayList<Sharing.Image>();
        for (int i = 0; i < 40; i++) {
            images.add(new Sharing.Image("i" + i, IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(_ -> layer(random.nextInt(60), 0))
                    .map(layer -> new Sharing.Layer(layer.diffId(), 1 + layer.diffId().hex().charAt(0)))
                    .toList()));
        }
        Sharing all = Sharing.of(images);
        for (int round = 0; round < 50; round++) {
            Set<Integer> removed = new HashSet<>(Stream.generate(() -> random.nextInt(40)).limit(round).toList());
            List<Sharing.Image> left = IntStream.range(0, 40).filter(i -> !removed.contains(i)).mapToObj(images::get)
                    .toList();

            assertThat(all.freedBy(removed)).isEqualTo(all.togetherBytes() - Sharing.of(left).togetherBytes());
        }
    }
}
