package dev.cutaway.inspector.analysis.compare;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.layer.LayerIndex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the layers of two images laid side by side, the base first.
 *
 * @param diffId the layer
 * @param bytes its content, stored
 * @param left its number at the left, from 0; −1 where it is not there
 * @param right its number at the right, from 0; −1 where it is not there
 */
public record LayerMatch(Digest diffId, long bytes, int left, int right) {

    /** True where both images have the layer. */
    public boolean isShared() {
        return left >= 0 && right >= 0;
    }

    /** Lays layers side by side. Where order counts, a layer that only changed places is none that both have. */
    static List<LayerMatch> align(List<LayerIndex> left, List<LayerIndex> right, Noise noise) {
        if (noise.ignoreOrder()) {
            return pair(left, right);
        }
        var numbers = new HashMap<Digest, Integer>();
        return HistoryMatch.align(number(left, numbers), number(right, numbers))
                .stream()
                .map(match -> of(left, right, match.left(), match.right()))
                .toList();
    }

    private static int[] number(List<LayerIndex> layers, Map<Digest, Integer> numbers) {
        return layers.stream()
                .mapToInt(layer -> numbers.computeIfAbsent(layer.diffId(), _ -> numbers.size()))
                .toArray();
    }

    private static List<LayerMatch> pair(List<LayerIndex> left, List<LayerIndex> right) {
        var places = new HashMap<Digest, Deque<Integer>>();
        for (int i = 0; i < right.size(); i++) {
            places.computeIfAbsent(right.get(i).diffId(), _ -> new ArrayDeque<>()).add(i);
        }
        var rows = new ArrayList<LayerMatch>();
        for (int i = 0; i < left.size(); i++) {
            Deque<Integer> same = places.getOrDefault(left.get(i).diffId(), new ArrayDeque<>());
            rows.add(of(left, right, i, same.isEmpty() ? -1 : same.remove()));
        }
        places.values()
                .stream()
                .flatMap(Deque::stream)
                .sorted()
                .forEach(place -> rows.add(of(left, right, -1, place)));
        return List.copyOf(rows);
    }

    private static LayerMatch of(List<LayerIndex> left, List<LayerIndex> right, int i, int j) {
        LayerIndex layer = i >= 0 ? left.get(i) : right.get(j);
        return new LayerMatch(layer.diffId(), layer.storedBytes(), i, j);
    }
}
