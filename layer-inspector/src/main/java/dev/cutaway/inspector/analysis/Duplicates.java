package dev.cutaway.inspector.analysis;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.layer.EntryKind;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.ContentRef;
import dev.cutaway.inspector.tree.ImageTree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;

/**
 * The same content stored several times. A <em>copy</em> is content that is stored once more: hard links are further
 * names of one copy, and a layer that several images have is stored once. Empty files do not count. Immutable.
 */
public final class Duplicates {

    private final List<LayerIndex> layers;

    private final List<List<Integer>> imagesOf;

    private final List<Group> groups;

    /**
     * A name under which content stands.
     *
     * @param layer the layer that stores the content, an index into {@link Duplicates#layers}
     * @param entry the regular file there
     * @param path the whole path; of a hard link its own
     */
    public record Name(int layer, int entry, String path) {}

    /**
     * One content that is stored at least twice.
     *
     * @param content its digest
     * @param bytes its length
     * @param copies how often it is stored
     * @param names where; at least as many as copies, lower layers first
     */
    public record Group(Digest content, long bytes, int copies, List<Name> names) {

        /** Bytes that one copy would have saved. */
        public long wastedBytes() {
            return bytes * (copies - 1);
        }
    }

    private Duplicates(List<LayerIndex> layers, List<List<Integer>> imagesOf, ContentTable table) {
        this.layers = layers;
        this.imagesOf = imagesOf;
        groups = table.groups();
    }

    /** Of one image, in the file system that a container sees. */
    public static Duplicates ofFinalState(ImageTree tree) {
        var table = new ContentTable(tree.layers());
        int last = tree.layerCount() - 1;
        for (int node = 0; last >= 0 && node < tree.nodeCount(); node++) {
            int version = tree.versionAt(node, last);
            if (version < 0) {
                continue;
            }
            int layer = tree.layerOf(version);
            int entry = tree.entry(version);
            EntryKind kind = entry < 0 ? EntryKind.DIRECTORY : tree.layers().get(layer).kind(entry);
            if (kind == EntryKind.FILE) {
                table.add(layer, entry, layer, entry);
            } else if (kind == EntryKind.HARD_LINK) {
                ContentRef content = tree.content(version);
                if (content != null) {
                    table.add(content.layer(), content.entry(), layer, entry);
                }
            }
        }
        return new Duplicates(tree.layers(), Collections.nCopies(tree.layerCount(), List.of(0)), table);
    }

    /** Of one image, over all that its layers store, also what later layers hide. */
    public static Duplicates ofAllLayers(List<LayerIndex> layers) {
        return ofImages(List.of(layers));
    }

    /** Of several images, over all that their layers store. */
    public static Duplicates ofImages(List<List<LayerIndex>> images) {
        var places = new HashMap<Digest, Integer>();
        var layers = new ArrayList<LayerIndex>();
        var imagesOf = new ArrayList<List<Integer>>();
        for (int image = 0; image < images.size(); image++) {
            for (LayerIndex layer : images.get(image)) {
                int place = places.computeIfAbsent(layer.diffId(), _ -> places.size());
                if (place == layers.size()) {
                    layers.add(layer);
                    imagesOf.add(new ArrayList<>());
                }
                List<Integer> holders = imagesOf.get(place);
                if (holders.isEmpty() || holders.getLast() != image) {
                    holders.add(image);
                }
            }
        }
        var table = new ContentTable(layers);
        for (int place = 0; place < layers.size(); place++) {
            LayerIndex layer = layers.get(place);
            for (int entry = 0; entry < layer.size(); entry++) {
                if (layer.kind(entry) == EntryKind.FILE) {
                    table.add(place, entry, place, entry);
                }
            }
        }
        return new Duplicates(List.copyOf(layers), List.copyOf(imagesOf), table);
    }

    /** The layers looked at, each once. */
    public List<LayerIndex> layers() {
        return layers;
    }

    /** Places of the images that have a layer, rising; for a single image always 0. */
    public List<Integer> imagesOf(int layer) {
        return Collections.unmodifiableList(imagesOf.get(layer));
    }

    /** What is stored more than once, the greatest waste first. */
    public List<Group> groups() {
        return groups;
    }

    /** Waste of all groups, in bytes. */
    public long wastedBytes() {
        return groups.stream().mapToLong(Group::wastedBytes).sum();
    }
}
