package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.oci.ImageConfig;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The images found so far. An image that stands in the source under several names is one image with several tags. */
final class ImageList {

    /** What makes two images of a source the same: not just the config, for the layers may be packed differently. */
    private record Key(Digest config, @Nullable Digest manifest, List<String> layers) {}

    private final Map<Key, ArchivedImage> images = new LinkedHashMap<>();

    void add(ArchivedImage image) {
        var key = new Key(image.id(), image.manifestDigest(), image.layers().stream().map(LayerBlob::name).toList());
        images.merge(key, image, (known, again) -> withTags(known, union(known.tags(), again.tags())));
    }

    List<ArchivedImage> all() {
        return List.copyOf(images.values());
    }

    static ArchivedImage withTags(ArchivedImage image, List<String> tags) {
        return new ArchivedImage(image.config(), tags, image.manifest(), image.manifestDigest(), image.layers());
    }

    private static List<String> union(List<String> some, List<String> more) {
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** Every layer has its diff ID and every diff ID its layer. */
    static void checkLayers(int layers, ImageConfig config, Place place) throws ImageReadException {
        if (layers != config.diffIds().size()) {
            throw new ImageReadException(new Problem.Malformed(place, "the manifest has " + layers
                    + " layers and the config " + config.diffIds().size() + " diff IDs"));
        }
    }

    /** One of each tag, in order. */
    static List<String> distinct(List<String> tags) {
        return union(tags, List.of());
    }
}
