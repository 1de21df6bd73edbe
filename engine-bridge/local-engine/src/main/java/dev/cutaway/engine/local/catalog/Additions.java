package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import tools.jackson.databind.json.JsonMapper;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes new images and names into the database. */
final class Additions {

    private static final JsonMapper JSON = new JsonMapper();

    private final Sql sql;
    private final Snapshot before;
    private final Instant now;
    private Repair mended = Repair.NONE;

    Additions(Sql sql, Snapshot before, Instant now) {
        this.sql = sql;
        this.before = before;
        this.now = now;
    }

    /** Adds an image and gives it its names; the moves are those of names that another image had. */
    List<TagMove> add(NewImage image) throws SQLException, EngineException {
        for (LayerRecord layer : image.layers()) {
            add(layer);
        }
        Digest id = image.config().digest();
        long size = image.layers().stream().mapToLong(LayerRecord::dockerSize).sum();
        int inserted = sql.update(
                "INSERT OR IGNORE INTO image (id, manifest, created, docker_size, config_bytes, labels, loaded_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                id, image.manifest(), image.config().created(), size, image.config().raw().length,
                JSON.writeValueAsString(image.config().runtime().labels()), now);
        if (inserted > 0) {
            for (int i = 0; i < image.layers().size(); i++) {
                sql.update("INSERT INTO image_layer (image, position, diff_id) VALUES (?, ?, ?)", id, i,
                        image.layers().get(i).diffId());
            }
        } else {
            revive(id);
        }
        var moves = new ArrayList<TagMove>();
        for (ImageReference tag : image.tags()) {
            moves.addAll(name(tag, id));
        }
        return moves;
    }

    /** @throws EngineException {@code CONFLICT} when an image with such a layer came meanwhile */
    void mend(Repair repair) throws SQLException, EngineException {
        mended = repair;
        for (LayerRecord layer : repair.layers()) {
            for (ImageRecord image : before.withTrash()) {
                if (image.diffIds().contains(layer.diffId()) && !repair.manifests().containsKey(image.id())) {
                    throw new EngineException(Reason.CONFLICT,
                            "image " + image.id() + " came while a layer of it was mended: try again");
                }
            }
            Leases.leave(sql, "SELECT blob FROM layer WHERE diff_id = ?", layer.diffId());
            sql.update("UPDATE layer SET blob = ?, media_type = ?, blob_bytes = ? WHERE diff_id = ?", layer.blob(),
                    layer.mediaType(), layer.blobBytes(), layer.diffId());
        }
        for (var manifest : repair.manifests().entrySet()) {
            Leases.leave(sql, "SELECT manifest FROM image WHERE id = ?", manifest.getKey());
            sql.update("UPDATE image SET manifest = ? WHERE id = ?", manifest.getValue(), manifest.getKey());
        }
    }

    void add(LayerRecord layer) throws SQLException, EngineException {
        LayerRecord known = before.layer(layer.diffId());
        if (known != null && !known.blob().equals(layer.blob()) && !mended.has(layer)) {
            throw new EngineException(Reason.CONFLICT,
                    "layer " + layer.diffId() + " came in another form at the same time: try again");
        }
        sql.update("INSERT OR IGNORE INTO layer (diff_id, blob, media_type, blob_bytes, tar_bytes, docker_size)"
                + " VALUES (?, ?, ?, ?, ?, ?)", layer.diffId(), layer.blob(), layer.mediaType(), layer.blobBytes(),
                layer.tarBytes(), layer.dockerSize());
    }

    /** An image that comes again is not trash any more; the removal that took it may have nothing left to give back. */
    private void revive(Digest id) throws SQLException {
        sql.update("UPDATE image SET trash_id = NULL, remains = 0 WHERE id = ?", id);
        sql.update("DELETE FROM trash_name WHERE image = ?", id);
        Trash.dropEmptied(sql);
    }

    /** Gives an image a name. */
    List<TagMove> name(ImageReference reference, Digest image) throws SQLException {
        ImageReference key = ImageNames.key(reference);
        List<Digest> owners = sql.query("SELECT image FROM name WHERE reference = ?",
                row -> Digest.parse(row.getString(1)), key);
        sql.update("INSERT OR REPLACE INTO name (reference, image, kind) VALUES (?, ?, ?)", key, image,
                key.digest() == null ? "tag" : "digest");
        sql.update("UPDATE image SET last_tagged = ?, remains = 0 WHERE id = ?", now, image);
        return owners.stream().filter(owner -> !owner.equals(image))
                .map(owner -> new TagMove(key, owner, image)).toList();
    }
}
