package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.tree.Fate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one layer brought and another killed: had one step of the build done the work of both, it would not be stored.
 *
 * @param introducedBy the layer that stores the bytes
 * @param killedBy the layer that killed them; the same one, where they were superseded
 * @param how what happened to them
 * @param bytes how many
 * @param files in how many contents
 */
public record WastePair(int introducedBy, int killedBy, Fate how, long bytes, int files) {

    private record Ends(int introducedBy, int killedBy, Fate how) {}

    /** Sums over all contents, the most bytes first. */
    static List<WastePair> of(List<DeadContent> dead) {
        Map<Ends, WastePair> sums = new HashMap<>();
        for (DeadContent content : dead) {
            sums.merge(new Ends(content.introducedBy(), content.killedBy(), content.how()),
                    new WastePair(content.introducedBy(), content.killedBy(), content.how(), content.bytes(), 1),
                    WastePair::plus);
        }
        return sums.values().stream()
                .sorted(Comparator.comparingLong(WastePair::bytes).reversed()
                        .thenComparingInt(WastePair::introducedBy).thenComparingInt(WastePair::killedBy)
                        .thenComparing(WastePair::how))
                .toList();
    }

    private WastePair plus(WastePair more) {
        return new WastePair(introducedBy, killedBy, how, bytes + more.bytes, files + more.files);
    }
}
