package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.build.TouchedFiles;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The rows of the build cache. A layer stays as long as a row or an image has it. */
final class BuildCache {

    private BuildCache() {}

    static @Nullable CacheRow find(Sql sql, String key) throws SQLException {
        return first(sql.query("SELECT * FROM build_cache WHERE key = ?", BuildCache::row, key));
    }

    static @Nullable CacheRow latestAt(Sql sql, String place) throws SQLException {
        return first(sql.query("SELECT * FROM build_cache WHERE place = ? ORDER BY stored DESC LIMIT 1",
                BuildCache::row, place));
    }

    static List<CacheRow> all(Sql sql) throws SQLException {
        return sql.query("SELECT * FROM build_cache ORDER BY stored", BuildCache::row);
    }

    static List<Digest> layers(Sql sql) throws SQLException {
        return sql.query("SELECT DISTINCT layer FROM build_cache WHERE layer IS NOT NULL",
                row -> Digest.parse(row.getString(1)));
    }

    static void put(Sql sql, CacheRow row, Instant now) throws SQLException {
        TouchedFiles files = row.files();
        sql.update("INSERT OR REPLACE INTO build_cache (key, place, parent, base, instruction, arguments, inputs,"
                + " layer, bytes, created, stored, last_used, uses, added, changed, deleted)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.key(), row.place(), row.parent(), row.base(), row.instruction(), row.arguments(), row.inputs(),
                row.layer(), row.bytes(), row.created(), now, row.use().last(), row.use().count(),
                files == null ? null : files.added(), files == null ? null : files.changed(),
                files == null ? null : files.deleted());
    }

    static int use(Sql sql, Collection<String> keys, Instant now) throws SQLException {
        int used = 0;
        for (String key : keys) {
            used += sql.update("UPDATE build_cache SET last_used = ?, uses = uses + 1 WHERE key = ?", now, key);
        }
        return used;
    }

    /** Deletes rows and the layers that nobody else has; gives the diff IDs of these. Their blobs become leftovers. */
    static List<Digest> delete(Sql sql, Collection<String> keys) throws SQLException {
        for (String key : keys) {
            Leases.leave(sql, "SELECT layer.blob FROM build_cache JOIN layer ON layer.diff_id = build_cache.layer"
                    + " WHERE build_cache.key = ?", key);
            sql.update("DELETE FROM build_cache WHERE key = ?", key);
        }
        return deleteUnusedLayers(sql);
    }

    /** Layers that no image and no row of the cache has. */
    static List<Digest> deleteUnusedLayers(Sql sql) throws SQLException {
        String nobodys = " FROM layer WHERE NOT EXISTS"
                + " (SELECT 1 FROM image_layer WHERE image_layer.diff_id = layer.diff_id)"
                + " AND NOT EXISTS (SELECT 1 FROM build_cache WHERE build_cache.layer = layer.diff_id)";
        List<Digest> gone = new ArrayList<>(sql.query("SELECT diff_id" + nobodys,
                row -> Digest.parse(row.getString(1))));
        sql.update("DELETE" + nobodys);
        return gone;
    }

    private static @Nullable CacheRow first(List<CacheRow> rows) {
        return rows.isEmpty() ? null : rows.getFirst();
    }

    private static CacheRow row(ResultSet row) throws SQLException {
        String layer = row.getString("layer");
        byte[] inputs = row.getBytes("inputs");
        return new CacheRow(row.getString("key"), row.getString("place"), row.getString("parent"),
                row.getString("base"), row.getString("instruction"), row.getString("arguments"),
                inputs == null ? new byte[0] : inputs, layer == null ? null : Digest.parse(layer),
                row.getLong("bytes"), files(row), Instant.parse(row.getString("created")),
                new CacheRow.Use(Instant.parse(row.getString("last_used")), row.getInt("uses")));
    }

    /** Rows of an older version do not know. */
    private static @Nullable TouchedFiles files(ResultSet row) throws SQLException {
        int added = row.getInt("added");
        return row.wasNull() ? null : new TouchedFiles(added, row.getInt("changed"), row.getInt("deleted"));
    }
}
