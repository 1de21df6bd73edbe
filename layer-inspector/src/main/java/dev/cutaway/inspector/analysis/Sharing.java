package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.Digest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How images share layers. A layer is on disk once, however many images have it and however often one image repeats
 * it. Images are told by their place in the list they came in. Immutable.
 */
public final class Sharing {

    private final List<Image> images;

    private final List<SharedLayer> layers;

    private final List<BitSet> layersOf;

    /**
     * One layer as the caller knows it.
     *
     * @param diffId its digest, uncompressed
     * @param bytes what it takes, in whatever measure the caller wants to add up
     */
    public record Layer(Digest diffId, long bytes) {}

    /**
     * One image.
     *
     * @param name what to call it
     * @param layers base first
     */
    public record Image(String name, List<Layer> layers) {}

    /**
     * A layer and who has it.
     *
     * @param diffId its digest
     * @param bytes what it takes
     * @param images places of the images that have it, rising; not empty
     */
    public record SharedLayer(Digest diffId, long bytes, List<Integer> images) {}

    /**
     * What one image has in common with another.
     *
     * @param image place of the other
     * @param layers how many layers
     * @param bytes what these take
     */
    public record Common(int image, int layers, long bytes) {}

    private Sharing(List<Image> images, List<SharedLayer> layers, List<BitSet> layersOf) {
        this.images = images;
        this.layers = layers;
        this.layersOf = layersOf;
    }

    /** Works it out. Where images give different sizes for one layer, the first holds. */
    public static Sharing of(List<Image> images) {
        var places = new LinkedHashMap<Digest, Integer>();
        var sizes = new ArrayList<Long>();
        var holders = new ArrayList<List<Integer>>();
        var layersOf = new ArrayList<BitSet>();
        for (int i = 0; i < images.size(); i++) {
            var own = new BitSet();
            for (Layer layer : images.get(i).layers()) {
                int place = places.computeIfAbsent(layer.diffId(), _ -> places.size());
                if (place == sizes.size()) {
                    sizes.add(layer.bytes());
                    holders.add(new ArrayList<>());
                }
                if (!own.get(place)) {
                    own.set(place);
                    holders.get(place).add(i);
                }
            }
            layersOf.add(own);
        }
        var layers = new ArrayList<SharedLayer>();
        for (Map.Entry<Digest, Integer> place : places.entrySet()) {
            int at = place.getValue();
            layers.add(new SharedLayer(place.getKey(), sizes.get(at), List.copyOf(holders.get(at))));
        }
        return new Sharing(List.copyOf(images), List.copyOf(layers), layersOf);
    }

    /** The images, as they came. */
    public List<Image> images() {
        return images;
    }

    /** Every layer once, in the order first met. */
    public List<SharedLayer> layers() {
        return layers;
    }

    /** Bytes if every image were kept for itself. */
    public long apartBytes() {
        long sum = 0;
        for (int i = 0; i < images.size(); i++) {
            sum += imageBytes(i);
        }
        return sum;
    }

    /** Bytes all images take together. */
    public long togetherBytes() {
        return layers.stream().mapToLong(SharedLayer::bytes).sum();
    }

    /** Of {@link #togetherBytes}, those that at least two images have. */
    public long sharedBytes() {
        return layers.stream().filter(layer -> layer.images().size() > 1).mapToLong(SharedLayer::bytes).sum();
    }

    /** Bytes of one image alone. */
    public long imageBytes(int image) {
        return layersOf.get(image).stream().mapToLong(place -> layers.get(place).bytes()).sum();
    }

    /** Bytes of layers that only this image has. */
    public long uniqueBytes(int image) {
        return layersOf.get(image)
                .stream()
                .mapToObj(layers::get)
                .filter(layer -> layer.images().size() == 1)
                .mapToLong(SharedLayer::bytes)
                .sum();
    }

    /** The images this one shares layers with, those with the most bytes in common first. */
    public List<Common> sharedWith(int image) {
        var counts = new int[images.size()];
        var bytes = new long[images.size()];
        layersOf.get(image).stream().mapToObj(layers::get).forEach(layer -> layer.images().forEach(other -> {
            counts[other]++;
            bytes[other] += layer.bytes();
        }));
        var common = new ArrayList<Common>();
        for (int other = 0; other < counts.length; other++) {
            if (other != image && counts[other] > 0) {
                common.add(new Common(other, counts[other], bytes[other]));
            }
        }
        common.sort(Comparator.comparingLong(Common::bytes).reversed().thenComparingInt(Common::image));
        return common;
    }

    /** Exactly what removing these images would free: the layers that no other image has. */
    public long freedBy(Collection<Integer> removed) {
        var gone = new BitSet(images.size());
        removed.forEach(gone::set);
        return layers.stream()
                .filter(layer -> layer.images().stream().allMatch(gone::get))
                .mapToLong(SharedLayer::bytes)
                .sum();
    }
}
