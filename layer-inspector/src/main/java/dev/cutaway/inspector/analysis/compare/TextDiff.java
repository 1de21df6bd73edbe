package dev.cutaway.inspector.analysis.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Line by line, what is different between two texts.
 *
 * @param lines both texts in one, in order
 * @param exact false where the texts were too long or too different to find the shortest difference: then what lies
 *        between their equal beginnings and ends may be shown as wholly replaced
 */
public record TextDiff(List<Line> lines, boolean exact) {

    /** More differing lines than this on a side are not looked into. */
    public static final int MAX_LINES = 20_000;

    /** Steps of the search; some tenths of a second. */
    private static final long MAX_WORK = 60_000_000;

    /** Where a line stands. */
    public enum Mark {
        /** In both texts. */
        SAME(' '),
        /** Only in the left one. */
        REMOVED('-'),
        /** Only in the right one. */
        ADDED('+');

        private final char sign;

        Mark(char sign) {
            this.sign = sign;
        }

        /** As a unified diff has it. */
        public char sign() {
            return sign;
        }
    }

    /**
     * One line.
     *
     * @param mark where it stands
     * @param left its number in the left text, from 1; 0 where it is not there
     * @param right its number in the right text, from 1; 0 where it is not there
     * @param text without its line feed; a carriage return stays
     * @param unended true for a last line without line feed
     */
    public record Line(Mark mark, int left, int right, String text, boolean unended) {}

    /**
     * Differences that stand close together, with the lines around them.
     *
     * @param from the first of {@link TextDiff#lines}
     * @param to the one after the last
     */
    public record Hunk(int from, int to) {}

    /** Compares two texts. */
    public static TextDiff of(String left, String right) {
        List<String> a = split(left);
        List<String> b = split(right);
        var numbers = new HashMap<String, Integer>();
        int[] x = number(a, unended(left), numbers);
        int[] y = number(b, unended(right), numbers);
        SequenceDiff diff = SequenceDiff.of(x, y, isTooLong(x, y) ? 0 : MAX_WORK);
        return new TextDiff(merge(a, unended(left), b, unended(right), diff), diff.exact());
    }

    /** True where nothing differs. */
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.mark == Mark.SAME);
    }

    /** How many lines have a mark. */
    public int count(Mark mark) {
        return (int) lines.stream().filter(line -> line.mark == mark).count();
    }

    /**
     * The differences in groups, in order; groups do not touch.
     *
     * @param context equal lines to keep before and after each difference
     */
    public List<Hunk> hunks(int context) {
        var hunks = new ArrayList<Hunk>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).mark == Mark.SAME) {
                continue;
            }
            int from = Math.max(0, i - context);
            int to = Math.min(lines.size(), i + 1 + context);
            if (!hunks.isEmpty() && hunks.getLast().to >= from) {
                from = hunks.removeLast().from;
            }
            hunks.add(new Hunk(from, to));
        }
        return List.copyOf(hunks);
    }

    /** Equal beginnings and ends cost nothing, so only what lies between counts. */
    private static boolean isTooLong(int[] a, int[] b) {
        int shorter = Math.min(a.length, b.length);
        int start = 0;
        while (start < shorter && a[start] == b[start]) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && a[a.length - 1 - end] == b[b.length - 1 - end]) {
            end++;
        }
        return Math.max(a.length, b.length) - start - end > MAX_LINES;
    }

    private static List<String> split(String text) {
        var lines = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed;
            lines.add(text.substring(at, end));
            at = end + 1;
        }
        return lines;
    }

    private static boolean unended(String text) {
        return !text.isEmpty() && !text.endsWith("\n");
    }

    private static int[] number(List<String> lines, boolean unended, Map<String, Integer> numbers) {
        var result = new int[lines.size()];
        for (int i = 0; i < result.length; i++) {
            // No line holds a line feed, so one at the start tells a last line without one from the same line with it.
            String key = unended && i == result.length - 1 ? "\n" + lines.get(i) : lines.get(i);
            result[i] = numbers.computeIfAbsent(key, _ -> numbers.size());
        }
        return result;
    }

    private static List<Line> merge(List<String> a, boolean aUnended, List<String> b, boolean bUnended,
            SequenceDiff diff) {
        var lines = new ArrayList<Line>(Math.max(a.size(), b.size()));
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            boolean lastA = aUnended && i == a.size() - 1;
            boolean lastB = bUnended && j == b.size() - 1;
            if (i < a.size() && diff.removed(i)) {
                lines.add(new Line(Mark.REMOVED, ++i, 0, a.get(i - 1), lastA));
            } else if (j < b.size() && diff.added(j)) {
                lines.add(new Line(Mark.ADDED, 0, ++j, b.get(j - 1), lastB));
            } else {
                lines.add(new Line(Mark.SAME, ++i, ++j, a.get(i - 1), lastA));
            }
        }
        return List.copyOf(lines);
    }
}
