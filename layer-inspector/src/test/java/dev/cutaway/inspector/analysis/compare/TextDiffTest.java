package dev.cutaway.inspector.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.analysis.compare.TextDiff.Hunk;
import dev.cutaway.inspector.analysis.compare.TextDiff.Line;
import dev.cutaway.inspector.analysis.compare.TextDiff.Mark;
import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class TextDiffTest {

    private static String unified(TextDiff diff) {
        return diff.lines().stream().map(line -> line.mark().sign() + line.text()).collect(Collectors.joining("\n"));
    }

    @Test
    void equal_texts_have_no_difference() {
        assertThat(TextDiff.of("a\nb\n", "a\nb\n").isEmpty()).isTrue();
        assertThat(TextDiff.of("", "").lines()).isEmpty();
    }

    @Test
    void lines_are_marked_and_numbered_on_both_sides() {
        assertThat(TextDiff.of("a\nb\nc\n", "a\nx\nc\nd\n").lines()).containsExactly(
                new Line(Mark.SAME, 1, 1, "a", false), new Line(Mark.REMOVED, 2, 0, "b", false),
                new Line(Mark.ADDED, 0, 2, "x", false), new Line(Mark.SAME, 3, 3, "c", false),
                new Line(Mark.ADDED, 0, 4, "d", false));
    }

    @Test
    void the_difference_is_the_shortest() {
        TextDiff diff = TextDiff.of("A\nB\nC\nA\nB\nB\nA\n", "C\nB\nA\nB\nA\nC\n");

        assertThat(diff.count(Mark.REMOVED) + diff.count(Mark.ADDED)).isEqualTo(5);
        assertThat(diff.exact()).isTrue();
    }

    @Test
    void a_missing_line_feed_at_the_end_is_a_difference() {
        TextDiff diff = TextDiff.of("a\nb", "a\nb\n");

        assertThat(unified(diff)).isEqualTo(" a\n-b\n+b");
        assertThat(diff.lines().get(1).unended()).isTrue();
        assertThat(diff.lines().get(2).unended()).isFalse();
    }

    @Test
    void differences_near_each_other_make_one_hunk() {
        String left = IntStream.range(0, 40).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        TextDiff diff = TextDiff.of(left,
                left.replace("line 5\n", "").replace("line 9\n", "").replace("line 30\n", ""));

        assertThat(diff.hunks(3)).containsExactly(new Hunk(2, 13), new Hunk(27, 34));
        assertThat(diff.hunks(0)).hasSize(3);
        assertThat(TextDiff.of(left, left).hunks(3)).isEmpty();
    }

    @Test
    void any_two_texts_can_be_put_together_again_and_the_edit_is_as_short_as_can_be() {
        var random = new Random(7);
        for (int round = 0; round < 400; round++) {
            String left = text(random);
            String right = text(random);

            TextDiff diff = TextDiff.of(left, right);

            assertThat(side(diff, Mark.ADDED)).isEqualTo(left);
            assertThat(side(diff, Mark.REMOVED)).isEqualTo(right);
            assertThat(diff.count(Mark.SAME)).isEqualTo(longestCommon(left.split("\n", -1), right.split("\n", -1)));
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(14), 'a', 'e').mapToObj(c -> (char) c + "\n").collect(Collectors.joining());
    }

    private static String side(TextDiff diff, Mark without) {
        return diff.lines().stream().filter(line -> line.mark() != without).map(line -> line.text() + "\n")
                .collect(Collectors.joining());
    }

    /** The textbook table, for lines without the empty piece after the last line feed. */
    private static int longestCommon(String[] a, String[] b) {
        var table = new int[a.length][b.length];
        for (int i = 1; i < a.length; i++) {
            for (int j = 1; j < b.length; j++) {
                table[i][j] = a[i - 1].equals(b[j - 1])
                        ? table[i - 1][j - 1] + 1
                        : Math.max(table[i - 1][j], table[i][j - 1]);
            }
        }
        return table[a.length - 1][b.length - 1];
    }

    @Test
    void too_long_texts_give_a_coarse_result_that_says_so() {
        int count = TextDiff.MAX_LINES + 10;
        String left = "start\n" + "a\n".repeat(count) + "end\n";
        String right = "start\n" + "b\n".repeat(count) + "end\n";

        TextDiff diff = TextDiff.of(left, right);

        assertThat(diff.exact()).isFalse();
        assertThat(diff.count(Mark.REMOVED)).isEqualTo(count);
        assertThat(diff.lines().getFirst().mark()).isEqualTo(Mark.SAME);
        assertThat(diff.lines().getLast().mark()).isEqualTo(Mark.SAME);
    }

    @Test
    void long_texts_that_differ_a_little_are_exact() {
        String left = IntStream.range(0, 100_000).mapToObj(i -> i + "\n").collect(Collectors.joining());

        TextDiff diff = TextDiff.of(left, left.replace("\n50000\n", "\nfifty thousand\n"));

        assertThat(diff.exact()).isTrue();
        assertThat(diff.count(Mark.REMOVED)).isEqualTo(1);
    }

    @Test
    void wholly_different_texts_end_in_time() {
        var random = new Random(3);
        String left = random.ints(20_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        String right = random.ints(20_000).mapToObj(i -> i + "\n").collect(Collectors.joining());

        TextDiff diff = TextDiff.of(left, right);

        assertThat(diff.count(Mark.SAME)).isLessThan(20);
        assertThat(side(diff, Mark.ADDED)).isEqualTo(left);
    }
}
