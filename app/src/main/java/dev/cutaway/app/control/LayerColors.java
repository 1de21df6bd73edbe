package dev.cutaway.app.control;

import dev.cutaway.inspector.Digest;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which colour each layer of a page has. On one page the same diff ID always has the same colour: the image in focus
 * takes its colours first; a layer of another image whose colour is taken by a different diff ID moves to the next free
 * step, and only when all steps are taken may two layers share one.
 */
public final class LayerColors {

    private final Map<Digest, LayerColor> byDiffId = new HashMap<>();
    private final Map<LayerColor, Integer> given = new EnumMap<>(LayerColor.class);

    private LayerColors() {}

    /**
     * An image as far as colours go.
     *
     * @param diffIds its layers, base first
     * @param baseLayers how many of them belong to its base image
     */
    public record Layers(List<Digest> diffIds, int baseLayers) {}

    /** Colours of a page with one image. */
    public static LayerColors of(List<Digest> diffIds, int baseLayers) {
        return of(new Layers(diffIds, baseLayers), List.of());
    }

    /** Colours of a page with several images, the one in focus first. */
    public static LayerColors of(Layers focus, List<Layers> others) {
        var colors = new LayerColors();
        colors.take(focus, false);
        for (Layers other : others) {
            colors.take(other, true);
        }
        return colors;
    }

    /**
     * The same, but for layers that were seen elsewhere already.
     *
     * @param diffIds layers of the image in focus, base first
     * @param colors theirs, by their places from 1; those without one stay as they are
     */
    public LayerColors painted(List<Digest> diffIds, Map<Integer, LayerColor> colors) {
        var painted = new LayerColors();
        painted.byDiffId.putAll(byDiffId);
        for (int i = 0; i < diffIds.size(); i++) {
            painted.byDiffId.put(diffIds.get(i), colors.getOrDefault(i + 1, of(diffIds.get(i))));
        }
        return painted;
    }

    /** The colour of the layer with this diff ID; grey when it is not on the page. */
    public LayerColor of(Digest diffId) {
        return byDiffId.getOrDefault(diffId, LayerColor.G1);
    }

    private void take(Layers image, boolean moveAside) {
        for (int i = 0; i < image.diffIds().size(); i++) {
            Digest diffId = image.diffIds().get(i);
            if (!byDiffId.containsKey(diffId)) {
                boolean base = i < image.baseLayers();
                LayerColor color = natural(base, base ? i : i - image.baseLayers(), moveAside);
                byDiffId.put(diffId, color);
                given.merge(color, 1, Integer::sum);
            }
        }
    }

    /** The step of this place, or the next one that fewest layers have. */
    private LayerColor natural(boolean base, int index, boolean moveAside) {
        LayerColor least = base ? LayerColor.base(index) : LayerColor.own(index);
        int steps = base ? LayerColor.BASE_STEPS : LayerColor.OWN_STEPS;
        for (int step = 1; moveAside && step < steps; step++) {
            LayerColor candidate = base ? LayerColor.base(index + step) : LayerColor.own(index + step);
            if (given.getOrDefault(candidate, 0) < given.getOrDefault(least, 0)) {
                least = candidate;
            }
        }
        return least;
    }
}
