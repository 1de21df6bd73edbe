package dev.cutaway.app.disk;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.control.LayerColors;
import dev.cutaway.app.library.BaseLayers;
import dev.cutaway.app.library.Contents;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.app.library.LayerSharing;
import dev.cutaway.app.library.LayerSharing.Measure;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the layer map shows of an engine's contents. A new one is made for new contents or another measure.
 */
final class DiskModel {

    /** Which images the map shows as going. */
    enum Going {
        /** Those without a name. */
        DANGLING,
        /** Those that no container uses. */
        UNUSED,
        /** Those that were selected. */
        SELECTED
    }

    private final Contents contents;
    private final Measure measure;
    private final LayerSharing sharing;
    private final List<KeptImage> rows;
    private final BaseLayers bases;
    private final LayerColors colors;
    private MapScale scale = MapScale.fitting(List.of(), 0);
    private double room;

    private DiskModel(Contents contents, Measure measure) {
        this.contents = contents;
        this.measure = measure;
        this.sharing = measure == Measure.STORED && contents.store() != null
                ? contents.store().sharing()
                : contents.sharing();
        this.bases = BaseLayers.of(contents.images());
        this.rows = families(contents.images());
        this.colors = colors();
    }

    /** Works it out. */
    static DiskModel of(Contents contents, Measure measure) {
        return new DiskModel(contents, measure);
    }

    /** Images that begin with the same layers stand together, the largest family first, and in it what it stands on. */
    private List<KeptImage> families(List<KeptImage> images) {
        Map<Digest, Long> families = new HashMap<>();
        for (KeptImage image : images) {
            families.merge(family(image), sharing.size(image.id()), Long::sum);
        }
        Comparator<KeptImage> bySum = Comparator.comparing(image -> -families.getOrDefault(family(image), 0L));
        return images.stream().sorted(bySum.thenComparing(DiskModel::family).thenComparing(DiskModel::beginning))
                .toList();
    }

    private static Digest family(KeptImage image) {
        return image.layers().isEmpty() ? image.id() : image.layers().getFirst().key();
    }

    /** Images with the same beginning get neighbours, and a base comes before what stands on it. */
    private static String beginning(KeptImage image) {
        var text = new StringBuilder();
        image.layers().forEach(layer -> text.append(layer.key().hex(), 0, 16));
        return text.toString();
    }

    private LayerColors colors() {
        List<LayerColors.Layers> layers = new ArrayList<>();
        for (KeptImage image : rows) {
            layers.add(new LayerColors.Layers(image.layers().stream().map(KeptImage.Layer::key).toList(),
                    bases.countOf(image)));
        }
        return layers.isEmpty()
                ? LayerColors.of(List.of(), 0)
                : LayerColors.of(layers.getFirst(), layers.subList(1, layers.size()));
    }

    Contents contents() {
        return contents;
    }

    Measure measure() {
        return measure;
    }

    LayerSharing sharing() {
        return sharing;
    }

    /** The images, in the order of the map. */
    List<KeptImage> rows() {
        return rows;
    }

    /** How wide layers are drawn where the longest bar has this room, in pixels. For the UI thread. */
    MapScale scale(double newRoom) {
        if (newRoom != room) {
            room = newRoom;
            scale = MapScale.fitting(rows.stream().map(this::bytes).toList(), newRoom);
        }
        return scale;
    }

    private long[] bytes(KeptImage image) {
        return image.layers().stream().mapToLong(this::bytes).toArray();
    }

    LayerColor color(KeptImage.Layer layer) {
        return colors.of(layer.key());
    }

    long bytes(KeptImage.Layer layer) {
        return LayerSharing.bytes(layer, measure);
    }

    /** The image this one stands on; null where it is not here. */
    @Nullable
    KeptImage base(KeptImage image) {
        return bases.baseOf(image);
    }

    /** The images that have this layer. */
    List<KeptImage> holders(KeptImage.Layer layer) {
        return sharing.holders(layer.key()).stream().map(contents.images()::get).filter(Objects::nonNull).toList();
    }

    /** Which images go; {@code selected} where these are meant. Of a kind none, until it is known what is used. */
    List<KeptImage> going(Going kind, Set<Digest> selected) {
        return rows.stream().filter(image -> switch (kind) {
            case SELECTED -> selected.contains(image.id());
            case DANGLING -> image.kind() == KeptImage.Kind.DANGLING && contents.isUnused(image) && !image.pinned();
            case UNUSED -> image.isListed() && contents.isUnused(image) && !image.pinned();
        }).toList();
    }
}
