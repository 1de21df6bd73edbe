package dev.cutaway.engine.local.image;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.image.HistoryStep;
import dev.cutaway.engine.api.image.ImageDetails;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.ImageConfigReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What an image's config says, joined with what the store knows. */
final class Inspection {

    private static final JsonMapper JSON = new JsonMapper();

    /** What stands where Docker has {@code overlay2}. */
    static final String DRIVER = "cutaway";

    private final Snapshot snapshot;
    private final BlobStore blobs;

    Inspection(Snapshot snapshot, BlobStore blobs) {
        this.snapshot = snapshot;
        this.blobs = blobs;
    }

    ImageDetails details(ImageRecord image) throws EngineException {
        ImageConfig config = config(image);
        JsonNode root = JSON.readTree(config.raw());
        String comment = text(root, "comment");
        if (comment.isEmpty() && !config.history().isEmpty()) {
            comment = config.history().getLast().comment();
        }
        return new ImageDetails(image.id(), image.status().parent(), snapshot.tagsOf(image.id()),
                snapshot.digestsOf(image.id()), image.created(), config.author(), comment,
                text(root, "docker_version"), text(root, "container"), object(root, "config"),
                object(root, "container_config"), config.platform(), image.size(), image.diffIds(),
                new ImageDetails.Driver(DRIVER, Map.of()), image.status().lastTagged());
    }

    /** Newest first; parents that are here give steps their ids. */
    List<HistoryStep> history(ImageRecord image) throws EngineException {
        var layers = snapshot.layersOf(image).iterator();
        var sizes = new ArrayList<Long>();
        List<HistoryEntry> entries = new ArrayList<>(config(image).history());
        for (HistoryEntry entry : entries) {
            sizes.add(entry.emptyLayer() || !layers.hasNext() ? 0 : layers.next().dockerSize());
        }
        Collections.reverse(entries);
        Collections.reverse(sizes);
        var steps = new ArrayList<HistoryStep>();
        Digest id = image.id();
        for (int i = 0; i < entries.size(); i++) {
            HistoryEntry entry = entries.get(i);
            steps.add(new HistoryStep(id, entry.created(), entry.createdBy(),
                    id == null ? List.of() : snapshot.tagsOf(id), sizes.get(i), entry.comment()));
            id = id == null ? null : liveParent(id);
        }
        return steps;
    }

    private @Nullable Digest liveParent(Digest id) {
        ImageRecord image = snapshot.find(id);
        Digest parent = image == null ? null : image.status().parent();
        ImageRecord above = parent == null ? null : snapshot.find(parent);
        return above == null || !above.isLive() ? null : above.id();
    }

    /** The parsed config; its bytes are checked. */
    private ImageConfig config(ImageRecord image) throws EngineException {
        byte[] raw = blobs.read(image.id());
        try {
            return ImageConfigReader.read(raw, image.id(), Place.of(image.id().toString()), Limits.DEFAULT);
        } catch (ImageReadException e) {
            throw new EngineException(Reason.DAMAGED, String.valueOf(e.getMessage()), e);
        }
    }

    private static String text(JsonNode root, String key) {
        JsonNode value = root.get(key);
        return value != null && value.isString() ? value.stringValue() : "";
    }

    private static String object(JsonNode root, String key) {
        JsonNode value = root.get(key);
        return value != null && value.isObject() ? value.toString() : "{}";
    }
}
