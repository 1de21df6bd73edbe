package dev.cutaway.app.library;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which image each image stands on, as far as the base lies in the same engine: the largest other image with a name
 * whose layers are all at the beginning of this one's.
 */
public final class BaseLayers {

    /** By the layers' keys, one after the other. */
    private final Map<List<Digest>, KeptImage> named = new HashMap<>();

    /** How many images begin with a layer. */
    private final Map<Digest, Integer> beginnings = new HashMap<>();
    private final Map<Digest, Integer> standing = new HashMap<>();
    private final Map<Digest, KeptImage> bases = new HashMap<>();

    private BaseLayers() {}

    /** Finds them among these images. */
    public static BaseLayers of(List<KeptImage> images) {
        var bases = new BaseLayers();
        for (KeptImage image : images) {
            if (!image.layers().isEmpty()) {
                bases.beginnings.merge(image.layers().getFirst().key(), 1, Integer::sum);
            }
            if (image.kind() == KeptImage.Kind.TAGGED && !image.layers().isEmpty()) {
                bases.named.putIfAbsent(keys(image), image);
            }
        }
        // Most images have as many layers as few others: only beginnings of such lengths are looked up.
        List<Integer> lengths = bases.named.keySet().stream().map(List::size).distinct()
                .sorted(Comparator.reverseOrder()).toList();
        for (KeptImage image : images) {
            KeptImage base = bases.find(keys(image), lengths);
            if (base != null) {
                bases.bases.put(image.id(), base);
                bases.standing.merge(base.id(), 1, Integer::sum);
            }
        }
        return bases;
    }

    /** How many images stand on this one. */
    public int standingOn(KeptImage image) {
        return standing.getOrDefault(image.id(), 0);
    }

    /** The base of an image; null where it is not here. */
    public @Nullable KeptImage baseOf(KeptImage image) {
        return bases.get(image.id());
    }

    private @Nullable KeptImage find(List<Digest> keys, List<Integer> lengths) {
        for (int length : lengths) {
            KeptImage base = length < keys.size() ? named.get(keys.subList(0, length)) : null;
            if (base != null) {
                return base;
            }
        }
        return null;
    }

    /** How many layers of an image are drawn as its base: those of the base here, else the lowest. */
    public int countOf(KeptImage image) {
        KeptImage base = baseOf(image);
        if (base != null || image.layers().isEmpty()) {
            return base == null ? 0 : base.layers().size();
        }
        // A single layer that nothing else begins with is nobody's base.
        boolean alone = image.layers().size() == 1 && beginnings.getOrDefault(image.layers().getFirst().key(), 0) < 2;
        return alone ? 0 : 1;
    }

    private static List<Digest> keys(KeptImage image) {
        return image.layers().stream().map(KeptImage.Layer::key).toList();
    }
}
