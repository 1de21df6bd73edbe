package dev.cutaway.engine.local.image;

import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.LayerRecord;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.inspector.Digest;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of lists of images. */
public final class Summaries {

    private static final long NOT_ASKED = -1;

    private final Snapshot snapshot;

    /** @param snapshot has the images */
    public Summaries(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A row with what costs nothing. */
    public ImageSummary of(ImageRecord image) {
        return row(image, NOT_ASKED, NOT_ASKED);
    }

    /** Rows of the images with these ids, all known. */
    public List<ImageSummary> of(Collection<Digest> ids) {
        return ids.stream().map(snapshot::find).filter(java.util.Objects::nonNull).map(this::of).toList();
    }

    /**
     * Rows with shared sizes: bytes of layers that another of these images has in the same chain, which is how Docker
     * counts.
     *
     * @param containers how many use each
     */
    public List<ImageSummary> withSharedSizes(List<ImageRecord> images, long containers) {
        Map<Digest, Integer> users = new HashMap<>();
        images.forEach(image -> image.chainIds().forEach(chain -> users.merge(chain, 1, Integer::sum)));
        return images.stream().map(image -> row(image, sharedSize(image, users), containers)).toList();
    }

    private long sharedSize(ImageRecord image, Map<Digest, Integer> users) {
        List<LayerRecord> layers = snapshot.layersOf(image);
        long size = 0;
        for (int i = 0; i < layers.size(); i++) {
            if (users.getOrDefault(image.chainIds().get(i), 0) > 1) {
                size += layers.get(i).dockerSize();
            }
        }
        return size;
    }

    private ImageSummary row(ImageRecord image, long sharedSize, long containers) {
        return new ImageSummary(image.id(), image.status().parent(), snapshot.tagsOf(image.id()),
                snapshot.digestsOf(image.id()), image.created(), image.size(), sharedSize, containers, image.labels());
    }
}
