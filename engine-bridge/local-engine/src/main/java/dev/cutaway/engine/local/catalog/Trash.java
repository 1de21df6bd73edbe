package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Moves images to the trash, back, and out for good. */
final class Trash {

    private Trash() {}

    /** Takes names away, and images to the trash with the names that were theirs. */
    static void take(Sql sql, Collection<Digest> images, Map<ImageReference, Digest> names, Instant now)
            throws SQLException {
        for (ImageReference name : names.keySet()) {
            sql.update("DELETE FROM name WHERE reference = ?", name);
        }
        if (images.isEmpty()) {
            return;
        }
        long item = take(sql, images, now);
        for (var name : names.entrySet()) {
            if (images.contains(name.getValue())) {
                sql.update("INSERT INTO trash_name (trash_id, reference, image) VALUES (?, ?, ?)", item,
                        name.getKey(), name.getValue());
            }
        }
    }

    private static long take(Sql sql, Collection<Digest> images, Instant now) throws SQLException {
        sql.update("INSERT INTO trash (removed_at) VALUES (?)", now);
        long item = sql.query("SELECT last_insert_rowid()", row -> row.getLong(1)).getFirst();
        for (Digest image : images) {
            sql.update("UPDATE image SET trash_id = ? WHERE id = ?", item, image);
        }
        return item;
    }

    /** Deletes images without names as {@link #delete} does: nobody ever finds them in the trash. */
    static List<Digest> pass(Sql sql, Collection<Digest> images, Instant now) throws SQLException {
        return delete(sql, Long.toString(take(sql, images, now)));
    }

    /** Brings images back; gives the names that other images have got since. */
    static List<ImageReference> restore(Sql sql, TrashRecord item) throws SQLException {
        sql.update("UPDATE image SET trash_id = NULL WHERE trash_id = ?", item.id());
        var taken = new ArrayList<ImageReference>();
        for (var name : item.names().entrySet()) {
            int given = sql.update("INSERT OR IGNORE INTO name (reference, image, kind) VALUES (?, ?, ?)",
                    name.getKey(), name.getValue(), name.getKey().digest() == null ? "tag" : "digest");
            if (given == 0) {
                taken.add(name.getKey());
            }
        }
        sql.update("DELETE FROM trash WHERE id = ?", item.id());
        return taken;
    }

    /**
     * Deletes the images of a removal and the layers that no image has any more. Their blobs become leftovers.
     *
     * @return diff IDs of the layers that went
     */
    static List<Digest> delete(Sql sql, String item) throws SQLException {
        Leases.leave(sql, "SELECT id FROM image WHERE trash_id = ?", item);
        Leases.leave(sql, "SELECT manifest FROM image WHERE trash_id = ?", item);
        Leases.leave(sql, "SELECT layer.blob FROM image JOIN image_layer ON image_layer.image = image.id"
                + " JOIN layer ON layer.diff_id = image_layer.diff_id WHERE image.trash_id = ?", item);
        sql.update("UPDATE image SET parent = NULL WHERE parent IN (SELECT id FROM image WHERE trash_id = ?)", item);
        sql.update("DELETE FROM image WHERE trash_id = ?", item);
        sql.update("DELETE FROM trash WHERE id = ?", item);
        return BuildCache.deleteUnusedLayers(sql);
    }

    /** Forgets removals of which nothing is left. */
    static void dropEmptied(Sql sql) throws SQLException {
        sql.update("DELETE FROM trash WHERE NOT EXISTS (SELECT 1 FROM image WHERE image.trash_id = trash.id)");
    }
}
