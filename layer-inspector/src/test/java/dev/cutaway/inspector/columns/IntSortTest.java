package dev.cutaway.inspector.columns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class IntSortTest {

    @Test
    void rows_are_sorted_as_a_stable_sort_of_objects_would() {
        var random = new Random(7);
        for (int count = 0; count < 400; count++) {
            int spread = 1 + random.nextInt(2 * count + 1);
            long[] keys = IntStream.range(0, count).mapToLong(_ -> random.nextInt(spread) - spread / 2).toArray();
            int[] rows = IntStream.range(0, count).toArray();
            List<Integer> expected = Arrays.stream(rows).boxed()
                    .sorted(Comparator.comparingLong(row -> keys[row])).toList();
            IntSort.sort(rows, 0, count, row -> keys[row], false);
            assertThat(Arrays.stream(rows).boxed().toList()).isEqualTo(expected);
            Arrays.setAll(rows, row -> row);
            expected = Arrays.stream(rows).boxed()
                    .sorted(Comparator.comparingLong((Integer row) -> keys[row]).reversed()).toList();
            IntSort.sort(rows, 0, count, row -> keys[row], true);
            assertThat(Arrays.stream(rows).boxed().toList()).isEqualTo(expected);
        }
    }

    @Test
    void only_the_range_is_touched_and_extreme_keys_keep_their_places() {
        int[] rows = {9, 0, 1, 2, 8};
        long[] keys = {Long.MIN_VALUE, Long.MAX_VALUE, 0};
        IntSort.sort(rows, 1, 4, row -> keys[row], true);
        assertThat(rows).containsExactly(9, 1, 2, 0, 8);
    }
}
