package dev.cutaway.engine.local.catalog;

import dev.cutaway.inspector.Digest;

import java.util.List;
import java.util.Map;

/**
 * Layers whose bytes were lost or changed and came again in another form, and so the manifests that name them.
 *
 * @param layers as they are kept from now on
 * @param manifests new ones, of every image with such a layer
 */
public record Repair(List<LayerRecord> layers, Map<Digest, Digest> manifests) {

    /** Nothing was damaged. */
    public static final Repair NONE = new Repair(List.of(), Map.of());

    /** Copies. */
    public Repair {
        layers = List.copyOf(layers);
        manifests = Map.copyOf(manifests);
    }

    boolean has(LayerRecord layer) {
        return layers.contains(layer);
    }
}
