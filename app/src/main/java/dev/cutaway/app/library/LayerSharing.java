package dev.cutaway.app.library;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.analysis.Sharing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How the images of an engine share layers, exactly: what is kept once, and what removing some would free. Immutable. */
public final class LayerSharing {

    /** What a layer weighs. */
    public enum Measure {
        /** Bytes of its files, as Docker counts sizes. */
        UNPACKED,
        /** Bytes it takes in the store, as it came: perhaps compressed. */
        STORED
    }

    private final Sharing sharing;
    private final Map<Digest, Integer> places = new HashMap<>();
    private final Map<Digest, Sharing.SharedLayer> layers = new HashMap<>();

    private LayerSharing(Sharing sharing, List<KeptImage> images) {
        this.sharing = sharing;
        for (int i = 0; i < images.size(); i++) {
            places.put(images.get(i).id(), i);
        }
        for (Sharing.SharedLayer layer : sharing.layers()) {
            layers.put(layer.diffId(), layer);
        }
    }

    /** Works it out over all images there are: one left out would make layers look free that it needs. */
    public static LayerSharing of(List<KeptImage> images, Measure measure) {
        return new LayerSharing(Sharing.of(images.stream()
                .map(image -> new Sharing.Image(image.name(), image.layers().stream()
                        .map(layer -> new Sharing.Layer(layer.key(), bytes(layer, measure))).toList()))
                .toList()), images);
    }

    /** What a layer weighs; 0 where the engine does not say. */
    public static long bytes(KeptImage.Layer layer, Measure measure) {
        return Math.max(0, measure == Measure.UNPACKED ? layer.facts().size() : layer.facts().storedBytes());
    }

    /** Bytes if every image were kept for itself. */
    public long apart() {
        return sharing.apartBytes();
    }

    /** Bytes with each layer kept once. */
    public long together() {
        return sharing.togetherBytes();
    }

    /** Bytes of one image. */
    public long size(Digest image) {
        return sharing.imageBytes(place(image));
    }

    /** Bytes of layers that only this image has. */
    public long unique(Digest image) {
        return sharing.uniqueBytes(place(image));
    }

    /** How many other images have a layer of this one. */
    public int sharedWith(Digest image) {
        return sharing.sharedWith(place(image)).size();
    }

    /** Places, in the list of images, of those that have this layer; empty where none has. */
    public List<Integer> holders(Digest layer) {
        Sharing.SharedLayer shared = layers.get(layer);
        return shared == null ? List.of() : shared.images();
    }

    /** Exactly what removing these images frees. */
    public long freedBy(Collection<Digest> images) {
        return sharing.freedBy(images.stream().map(this::place).toList());
    }

    /** The layers that no image has any more once these are removed. */
    public Set<Digest> goneWith(Collection<Digest> images) {
        var removed = new HashSet<Integer>();
        images.forEach(image -> removed.add(place(image)));
        var gone = new HashSet<Digest>();
        for (Sharing.SharedLayer layer : sharing.layers()) {
            if (removed.containsAll(layer.images())) {
                gone.add(layer.diffId());
            }
        }
        return gone;
    }

    private int place(Digest image) {
        return Objects.requireNonNull(places.get(image), () -> "no image " + image);
    }
}
