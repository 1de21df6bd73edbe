package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.local.catalog.ImageRecord.Status;
import dev.cutaway.engine.local.catalog.Snapshot.Name;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the database into a {@link Snapshot}. What cannot have changed is taken from the snapshot before. */
final class SnapshotReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, String>> LABELS = new TypeReference<>() {
    };

    private final Sql sql;
    private final Snapshot before;

    SnapshotReader(Sql sql, Snapshot before) {
        this.sql = sql;
        this.before = before;
    }

    /** Reads everything. */
    Snapshot read() throws SQLException {
        return read(layers());
    }

    /** Reads all but the layers, which are known to be these. */
    Snapshot read(Map<Digest, LayerRecord> layers) throws SQLException {
        var names = new TreeMap<String, Name>();
        for (Name name : sql.query("SELECT reference, image FROM name", this::name)) {
            names.put(name.reference().toString(), name);
        }
        return new Snapshot(images(layers), layers, names, trash());
    }

    private Map<Digest, LayerRecord> layers() throws SQLException {
        var layers = new HashMap<Digest, LayerRecord>();
        for (LayerRecord layer : sql.query("SELECT * FROM layer",
                row -> new LayerRecord(digest(row, "diff_id"), digest(row, "blob"), row.getString("media_type"),
                        row.getLong("blob_bytes"), row.getLong("tar_bytes"), row.getLong("docker_size")))) {
            layers.put(layer.diffId(), layer);
        }
        return layers;
    }

    private Map<Digest, ImageRecord> images(Map<Digest, LayerRecord> layers) throws SQLException {
        var images = new LinkedHashMap<Digest, ImageRecord>();
        Stacks stacks = before.allById().isEmpty() ? allStacks(layers) : this::stack;
        for (ImageRecord image : sql.query("SELECT * FROM image", this::image)) {
            images.put(image.id(), before.find(image.id()) != null ? image : withLayers(image, stacks));
        }
        return images;
    }

    private static ImageRecord withLayers(ImageRecord image, Stacks stacks) throws SQLException {
        List<Digest> diffIds = stacks.of(image.id());
        return new ImageRecord(image.id(), image.manifest(), image.created(), image.size(), image.labels(), diffIds,
                ChainIds.of(diffIds), image.status());
    }

    /** The diff IDs of an image. */
    private interface Stacks {

        List<Digest> of(Digest image) throws SQLException;
    }

    private List<Digest> stack(Digest image) throws SQLException {
        return List.copyOf(sql.query("SELECT diff_id FROM image_layer WHERE image = ? ORDER BY position",
                row -> digest(row, "diff_id"), image));
    }

    /** One scan for all images. There are many rows, so what is made of each is kept small. */
    private Stacks allStacks(Map<Digest, LayerRecord> layers) throws SQLException {
        var known = new HashMap<String, Digest>();
        layers.keySet().forEach(diffId -> known.put(diffId.toString(), diffId));
        var stacks = new HashMap<String, List<Digest>>();
        sql.query("SELECT image, diff_id FROM image_layer ORDER BY image, position", row -> {
            Digest diffId = known.computeIfAbsent(row.getString(2), Digest::parse);
            return stacks.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(diffId);
        });
        return image -> List.copyOf(stacks.getOrDefault(image.toString(), List.of()));
    }

    private ImageRecord image(ResultSet row) throws SQLException {
        Digest id = digest(row, "id");
        var status = new Status(digestOrNull(row, "parent"), time(row, "last_tagged"), row.getBoolean("pinned"),
                row.getBoolean("remains"), row.getString("trash_id"));
        ImageRecord known = before.find(id);
        if (known != null) {
            return known.with(digest(row, "manifest"), status);
        }
        Map<String, String> labels = Collections.unmodifiableMap(JSON.readValue(row.getString("labels"), LABELS));
        return new ImageRecord(id, digest(row, "manifest"), time(row, "created"), row.getLong("docker_size"), labels,
                List.of(), List.of(), status);
    }

    private Name name(ResultSet row) throws SQLException {
        String text = row.getString(1);
        Name known = before.names().get(text);
        Digest image = digest(row, "image");
        return known != null && known.image().equals(image) ? known : new Name(ImageReference.parse(text), image);
    }

    private Map<String, TrashRecord> trash() throws SQLException {
        var images = new HashMap<String, List<Digest>>();
        sql.query("SELECT trash_id, id FROM image WHERE trash_id IS NOT NULL",
                row -> images.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(digest(row, "id")));
        var names = new HashMap<String, Map<ImageReference, Digest>>();
        sql.query("SELECT trash_id, reference, image FROM trash_name",
                row -> names.computeIfAbsent(row.getString(1), _ -> new LinkedHashMap<>())
                        .put(ImageReference.parse(row.getString(2)), digest(row, "image")));
        var trash = new LinkedHashMap<String, TrashRecord>();
        for (var item : sql.query("SELECT id, removed_at FROM trash",
                row -> new TrashRecord(row.getString(1), Instant.parse(row.getString(2)),
                        List.copyOf(images.getOrDefault(row.getString(1), List.of())),
                        Collections.unmodifiableMap(names.getOrDefault(row.getString(1), Map.of()))))) {
            trash.put(item.id(), item);
        }
        return trash;
    }

    private static Digest digest(ResultSet row, String column) throws SQLException {
        return Digest.parse(row.getString(column));
    }

    private static @Nullable Digest digestOrNull(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : Digest.parse(text);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : Instant.parse(text);
    }
}
