package dev.cutaway.app.library;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

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

    private BaseLayers() {}

    /** Finds them among these images. */
    public static BaseLayers of(List<KeptImage> images) {
        var bases = new BaseLayers();
        for (KeptImage image : images) {
            if (image.kind() == KeptImage.Kind.TAGGED && !image.layers().isEmpty()) {
                bases.named.putIfAbsent(keys(image), image);
            }
        }
        return bases;
    }

    /** The base of an image; null where it is not here. */
    public @Nullable KeptImage baseOf(KeptImage image) {
        List<Digest> keys = keys(image);
        for (int count = keys.size() - 1; count > 0; count--) {
            KeptImage base = named.get(keys.subList(0, count));
            if (base != null) {
                return base;
            }
        }
        return null;
    }

    /** How many layers of an image are drawn as its base: those of the base here, else the lowest. */
    public int countOf(KeptImage image) {
        KeptImage base = baseOf(image);
        return base != null ? base.layers().size() : Math.min(1, image.layers().size());
    }

    private static List<Digest> keys(KeptImage image) {
        return image.layers().stream().map(KeptImage.Layer::key).toList();
    }
}
