package dev.cutaway.app.library;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.store.StoreUsage;
import dev.cutaway.engine.api.store.TrashItem;
import dev.cutaway.engine.api.system.DiskUsage;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine keeps, at one moment. Immutable.
 *
 * @param images all of them, the intermediate ones included, newest first
 * @param sharing by Docker's sizes
 * @param store what only our store tells; null for other engines
 * @param usage what the engine counts; null while that is not known
 */
public record Contents(List<KeptImage> images, LayerSharing sharing, @Nullable Stored store,
        @Nullable DiskUsage usage) {

    /**
     * What our store tells.
     *
     * @param sharing by bytes in the store
     * @param trash what can be had back, newest first
     * @param usage bytes on the disk
     */
    public record Stored(LayerSharing sharing, List<TrashItem> trash, StoreUsage usage) {}

    /** Nothing is kept, or nothing is known. */
    public static final Contents NONE = new Contents(List.of(),
            LayerSharing.of(List.of(), LayerSharing.Measure.UNPACKED), null, null);

    /** The images that {@code docker images} lists: without the intermediate ones. */
    public List<KeptImage> listed() {
        return images.stream().filter(KeptImage::isListed).toList();
    }

    /** Whether removed images can be had back. */
    public boolean hasTrash() {
        return store != null;
    }

    /** Whether no container is made from it; false while that is not known. */
    public boolean isUnused(KeptImage image) {
        return usage != null && !image.isUsed();
    }

    /** The image with this id. */
    public Optional<KeptImage> find(Digest id) {
        return images.stream().filter(image -> image.id().equals(id)).findFirst();
    }

    /** Every name, and the image that has it. */
    public Map<ImageReference, KeptImage> byName() {
        var named = new HashMap<ImageReference, KeptImage>();
        for (KeptImage image : images) {
            image.summary().tags().forEach(tag -> named.put(tag, image));
        }
        return named;
    }

    /** The same, with what the engine counts and the containers it names. */
    Contents counted(DiskUsage counted) {
        return new Contents(images.stream().map(image -> image.usedBy(LibraryReader.users(image.id(), counted)))
                .toList(), sharing, store, counted);
    }
}
