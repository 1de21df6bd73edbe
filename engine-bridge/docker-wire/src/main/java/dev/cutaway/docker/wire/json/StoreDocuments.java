package dev.cutaway.docker.wire.json;

import dev.cutaway.docker.wire.GoTime;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.engine.api.image.Removal;
import dev.cutaway.engine.api.store.Damage;
import dev.cutaway.engine.api.store.RemovalPlan;
import dev.cutaway.engine.api.store.StoreUsage;
import dev.cutaway.engine.api.store.StoredImage;
import dev.cutaway.engine.api.store.TrashItem;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cutaway's own documents, below {@code /cutaway/}. They are written in Docker's manner. */
public final class StoreDocuments {

    private StoreDocuments() {}

    private static List<ImageSummaryDocument> of(List<ImageSummary> images) {
        return images.stream().map(ImageSummaryDocument::of).toList();
    }

    private static List<ImageSummary> read(@Nullable List<ImageSummaryDocument> images) {
        return Values.list(images).stream().map(ImageSummaryDocument::toSummary).toList();
    }

    /** A layer of an image. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Layer(@Nullable String diffId, long size, long storedBytes) {

        /** As it is written. */
        public static Layer of(LayerFacts facts) {
            return new Layer(facts.diffId().toString(), facts.size(), facts.storedBytes());
        }

        /** What it says. */
        public LayerFacts toFacts() {
            return new LayerFacts(Values.id(diffId), size, storedBytes);
        }
    }

    /** An image and its layers, base first. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record ImageLayers(@Nullable String id, @Nullable List<Layer> layers) {

        /** All images, in their order. */
        public static List<ImageLayers> of(Map<Digest, List<LayerFacts>> all) {
            return all.entrySet().stream().map(image -> new ImageLayers(image.getKey().toString(),
                    image.getValue().stream().map(Layer::of).toList())).toList();
        }

        /** What they say. */
        public static Map<Digest, List<LayerFacts>> toMap(List<ImageLayers> all) {
            var map = new LinkedHashMap<Digest, List<LayerFacts>>();
            all.forEach(image -> map.put(Values.id(image.id),
                    Values.list(image.layers).stream().map(Layer::toFacts).toList()));
            return map;
        }
    }

    /** What a removal would do. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Plan(@Nullable List<ImageSummaryDocument> images, @Nullable List<RemovalDocument> removals,
            @Nullable List<String> layers, long size, long storedBytes, @Nullable List<ImageSummaryDocument> kept) {

        /** As it is written. */
        public static Plan of(RemovalPlan plan) {
            return new Plan(StoreDocuments.of(plan.images()),
                    plan.removals().stream().map(RemovalDocument::of).toList(), Values.ids(plan.layers()), plan.size(),
                    plan.storedBytes(), StoreDocuments.of(plan.kept()));
        }

        /** What it says. */
        public RemovalPlan toPlan() {
            List<Removal> told = Values.list(removals).stream().map(RemovalDocument::toRemoval).toList();
            return new RemovalPlan(read(images), told, Values.digests(layers), size, storedBytes, read(kept));
        }
    }

    /** An item of the trash. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Trash(@Nullable String id, @Nullable String removed, @Nullable List<ImageSummaryDocument> images,
            long storedBytes) {

        /** As it is written. */
        public static Trash of(TrashItem item) {
            return new Trash(item.id(), GoTime.format(item.removed()), StoreDocuments.of(item.images()),
                    item.storedBytes());
        }

        /** What it says. */
        public TrashItem toItem() {
            Instant when = GoTime.parse(removed);
            return new TrashItem(Values.text(id), when == null ? Instant.EPOCH : when, read(images), storedBytes);
        }
    }

    /** Where an image lies. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Location(@Nullable String layout, @Nullable String manifest, @Nullable String indexes,
            @Nullable List<String> tags) {

        /** As it is written. */
        public static Location of(StoredImage image) {
            return new Location(image.layout().toString(), image.manifest().toString(), image.indexes().toString(),
                    image.tags());
        }

        /** What it says. */
        public StoredImage toImage() {
            return new StoredImage(Path.of(Values.text(layout)), Values.id(manifest), Path.of(Values.text(indexes)),
                    Values.list(tags));
        }
    }

    /** What the store takes on the disk. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Usage(long layers, long documents, long indexes, long trash, long builds, long database,
            long unfinished) {

        /** As it is written. */
        public static Usage of(StoreUsage usage) {
            return new Usage(usage.layers(), usage.documents(), usage.indexes(), usage.trash(), usage.builds(),
                    usage.database(), usage.unfinished());
        }

        /** What it says. */
        public StoreUsage toUsage() {
            return new StoreUsage(layers, documents, indexes, trash, builds, database, unfinished);
        }
    }

    /** A blob that is not what it should be. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record DamagedBlob(@Nullable String blob, boolean missing, @Nullable List<String> images) {

        /** As it is written. */
        public static DamagedBlob of(Damage damage) {
            return new DamagedBlob(damage.blob().toString(), damage.missing(), Values.ids(damage.images()));
        }

        /** What it says. */
        public Damage toDamage() {
            return new Damage(Values.id(blob), missing, Values.digests(images));
        }
    }

    /** A list of names or ids. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Names(@Nullable List<String> items) {

        /** What it says. */
        public List<String> toList() {
            return Values.list(items);
        }
    }

    /** Bytes that are free now. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Freed(long bytes) {}
}
