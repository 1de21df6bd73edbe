package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * All the catalog knows at one moment. Does not change, so whoever reads it needs no lock and sees no half of a change.
 */
public final class Snapshot {

    private static final Comparator<ImageRecord> NEWEST_FIRST = Comparator.comparing(ImageRecord::createdOrNever)
            .reversed().thenComparing(ImageRecord::id);

    private final Map<Digest, ImageRecord> all;
    private final Map<Digest, LayerRecord> layers;
    private final NavigableMap<String, Name> names;
    private final Map<String, TrashRecord> trash;
    private final NavigableMap<String, ImageRecord> live = new TreeMap<>();
    private final List<ImageRecord> newestFirst = new ArrayList<>();
    private final List<ImageRecord> remains = new ArrayList<>();
    private final Map<Digest, List<ImageReference>> namesOf = new HashMap<>();
    private final Map<Digest, List<Digest>> children = new HashMap<>();

    /** A name and whose it is. */
    record Name(ImageReference reference, Digest image) {}

    /** @param names by their full text; handed over, as are the other maps */
    Snapshot(Map<Digest, ImageRecord> all, Map<Digest, LayerRecord> layers, NavigableMap<String, Name> names,
            Map<String, TrashRecord> trash) {
        this.all = all;
        this.layers = layers;
        this.names = names;
        this.trash = trash;
        for (ImageRecord image : all.values()) {
            if (image.isLive()) {
                live.put(image.id().hex(), image);
                (image.status().remains() ? remains : newestFirst).add(image);
                Digest parent = image.status().parent();
                if (parent != null) {
                    children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(image.id());
                }
            }
        }
        newestFirst.sort(NEWEST_FIRST);
        remains.sort(NEWEST_FIRST);
        names.values().forEach(
                name -> namesOf.computeIfAbsent(name.image, _ -> new ArrayList<>()).add(name.reference));
    }

    /** The live images, newest first: what people count. */
    public List<ImageRecord> images() {
        return Collections.unmodifiableList(newestFirst);
    }

    /** The live files of build steps, newest first: nobody counts these among the images, but each is found by its id. */
    public List<ImageRecord> remains() {
        return Collections.unmodifiableList(remains);
    }

    /** All images, those in the trash included. */
    public Collection<ImageRecord> withTrash() {
        return Collections.unmodifiableCollection(all.values());
    }

    /** An image, live or in the trash; null where there is none. */
    public @Nullable ImageRecord find(Digest id) {
        return all.get(id);
    }

    /** The image that has exactly this name; null for none. */
    public @Nullable ImageRecord named(ImageReference reference) {
        Name name = names.get(reference.toString());
        return name == null ? null : all.get(name.image);
    }

    /** The only live image whose id begins with these hexadecimal digits; null for none or several. */
    public @Nullable ImageRecord beginningWith(String hex) {
        var from = live.tailMap(hex, true).values().iterator();
        ImageRecord first = from.hasNext() ? from.next() : null;
        if (hex.isEmpty() || first == null || !first.id().hex().startsWith(hex)) {
            return null;
        }
        return from.hasNext() && from.next().id().hex().startsWith(hex) ? null : first;
    }

    /** All names of an image, by tag and by digest, in the order of their full texts. */
    public List<ImageReference> namesOf(Digest image) {
        return Collections.unmodifiableList(namesOf.getOrDefault(image, List.of()));
    }

    /** An image's names by tag. */
    public List<ImageReference> tagsOf(Digest image) {
        return namesOf(image).stream().filter(name -> name.digest() == null).toList();
    }

    /** An image's names by digest. */
    public List<ImageReference> digestsOf(Digest image) {
        return namesOf(image).stream().filter(name -> name.digest() != null).toList();
    }

    /** The live images built on this one. */
    public List<Digest> children(Digest image) {
        return Collections.unmodifiableList(children.getOrDefault(image, List.of()));
    }

    /** A layer; null where the store does not have it. */
    public @Nullable LayerRecord layer(Digest diffId) {
        return layers.get(diffId);
    }

    /** Every layer the store has, those of images in the trash included. */
    public Collection<LayerRecord> layers() {
        return Collections.unmodifiableCollection(layers.values());
    }

    /** The layers of an image, base first. */
    public List<LayerRecord> layersOf(ImageRecord image) {
        var list = new ArrayList<LayerRecord>(image.diffIds().size());
        for (Digest diffId : image.diffIds()) {
            LayerRecord layer = layers.get(diffId);
            if (layer == null) {
                throw new IllegalStateException("layer " + diffId + " of a known image is unknown");
            }
            list.add(layer);
        }
        return list;
    }

    /** What lies in the trash, newest first. */
    public List<TrashRecord> trash() {
        return trash.values().stream().sorted(Comparator.comparing(TrashRecord::removed)
                .thenComparing(item -> Long.parseLong(item.id())).reversed()).toList();
    }

    /** What one removal took; null where that is not in the trash. */
    public @Nullable TrashRecord trash(String id) {
        return trash.get(id);
    }

    /** Every name, by its full text, with its image. */
    Map<String, Name> names() {
        return names;
    }

    /** All images by id, to begin the next snapshot with. */
    Map<Digest, ImageRecord> allById() {
        return all;
    }

    Map<Digest, LayerRecord> layersById() {
        return layers;
    }

    static Snapshot empty() {
        return new Snapshot(new LinkedHashMap<>(), new HashMap<>(), new TreeMap<>(), new LinkedHashMap<>());
    }
}
