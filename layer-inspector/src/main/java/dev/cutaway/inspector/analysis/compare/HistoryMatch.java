package dev.cutaway.inspector.analysis.compare;

import dev.cutaway.inspector.oci.HistoryEntry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * A row of two histories laid side by side, the oldest first. Steps match when the builder ran the same command and
 * both or neither made a layer.
 *
 * @param left the step at the left, from 0; −1 where there is none
 * @param right the step at the right, from 0; −1 where there is none
 */
public record HistoryMatch(int left, int right) {

    private static final long MAX_WORK = 20_000_000;

    /** What makes two steps the same. */
    private record Command(String createdBy, boolean emptyLayer) {}

    /** True where both images have the step. */
    public boolean isCommon() {
        return left >= 0 && right >= 0;
    }

    /** Lays two histories side by side so that as many steps as can be match. */
    public static List<HistoryMatch> align(List<HistoryEntry> left, List<HistoryEntry> right) {
        var numbers = new HashMap<Command, Integer>();
        return align(number(left, numbers), number(right, numbers));
    }

    /** Equal numbers stand for equal things. */
    static List<HistoryMatch> align(int[] left, int[] right) {
        SequenceDiff diff = SequenceDiff.of(left, right, MAX_WORK);
        var rows = new ArrayList<HistoryMatch>();
        int i = 0;
        int j = 0;
        while (i < left.length || j < right.length) {
            if (i < left.length && diff.removed(i)) {
                rows.add(new HistoryMatch(i++, -1));
            } else if (j < right.length && diff.added(j)) {
                rows.add(new HistoryMatch(-1, j++));
            } else {
                rows.add(new HistoryMatch(i++, j++));
            }
        }
        return List.copyOf(rows);
    }

    private static int[] number(List<HistoryEntry> history, HashMap<Command, Integer> numbers) {
        return history.stream()
                .map(entry -> new Command(entry.createdBy().isEmpty() ? entry.comment() : entry.createdBy(),
                        entry.emptyLayer()))
                .mapToInt(command -> numbers.computeIfAbsent(command, _ -> numbers.size()))
                .toArray();
    }
}
