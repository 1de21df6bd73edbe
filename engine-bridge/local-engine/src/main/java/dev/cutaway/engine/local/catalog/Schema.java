package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The database's tables, and how an older database gets them. */
final class Schema {

    /**
     * One list of statements a version: never changed once released, only added to. Times are RFC 3339 texts. The
     * unpacked size of a layer is Docker's. An image in the trash has {@code trash_id}. A lease is a blob that no image
     * may have yet, or none any more.
     */
    private static final List<List<String>> VERSIONS = List.of(List.of(
            "CREATE TABLE layer (diff_id TEXT PRIMARY KEY, blob TEXT NOT NULL, media_type TEXT NOT NULL,"
                    + " blob_bytes INTEGER NOT NULL, tar_bytes INTEGER NOT NULL, docker_size INTEGER NOT NULL)",
            "CREATE INDEX layer_blob ON layer(blob)",
            "CREATE TABLE trash (id INTEGER PRIMARY KEY AUTOINCREMENT, removed_at TEXT NOT NULL)",
            "CREATE TABLE image (id TEXT PRIMARY KEY, manifest TEXT NOT NULL, parent TEXT, created TEXT,"
                    + " docker_size INTEGER NOT NULL, config_bytes INTEGER NOT NULL, labels TEXT NOT NULL,"
                    + " loaded_at TEXT NOT NULL, last_tagged TEXT, pinned INTEGER NOT NULL DEFAULT 0,"
                    + " trash_id INTEGER REFERENCES trash(id))",
            "CREATE INDEX image_manifest ON image(manifest)", "CREATE INDEX image_trash ON image(trash_id)",
            "CREATE INDEX image_parent ON image(parent)",
            "CREATE TABLE image_layer (image TEXT NOT NULL REFERENCES image(id) ON DELETE CASCADE,"
                    + " position INTEGER NOT NULL, diff_id TEXT NOT NULL REFERENCES layer(diff_id),"
                    + " PRIMARY KEY (image, position)) WITHOUT ROWID",
            "CREATE INDEX image_layer_diff_id ON image_layer(diff_id)",
            "CREATE TABLE name (reference TEXT PRIMARY KEY, image TEXT NOT NULL REFERENCES image(id),"
                    + " kind TEXT NOT NULL CHECK (kind IN ('tag', 'digest'))) WITHOUT ROWID",
            "CREATE INDEX name_image ON name(image)",
            "CREATE TABLE trash_name (trash_id INTEGER NOT NULL REFERENCES trash(id) ON DELETE CASCADE,"
                    + " reference TEXT NOT NULL, image TEXT NOT NULL REFERENCES image(id) ON DELETE CASCADE,"
                    + " PRIMARY KEY (trash_id, reference)) WITHOUT ROWID",
            "CREATE INDEX trash_name_image ON trash_name(image)",
            "CREATE TABLE lease (id TEXT NOT NULL, blob TEXT NOT NULL, created TEXT NOT NULL,"
                    + " PRIMARY KEY (id, blob)) WITHOUT ROWID",
            "CREATE INDEX lease_blob ON lease(blob)", "CREATE TABLE engine (id TEXT NOT NULL)"),
            List.of("CREATE TABLE build_cache (key TEXT PRIMARY KEY, place TEXT NOT NULL, parent TEXT NOT NULL,"
                    + " base TEXT NOT NULL, instruction TEXT NOT NULL, arguments TEXT NOT NULL, inputs BLOB NOT NULL,"
                    + " layer TEXT REFERENCES layer(diff_id), bytes INTEGER NOT NULL, created TEXT NOT NULL,"
                    + " stored TEXT NOT NULL, last_used TEXT NOT NULL, uses INTEGER NOT NULL)",
                    "CREATE INDEX build_cache_place ON build_cache(place)",
                    "CREATE INDEX build_cache_layer ON build_cache(layer)"),
            List.of("ALTER TABLE image ADD COLUMN remains INTEGER NOT NULL DEFAULT 0"),
            List.of("ALTER TABLE build_cache ADD COLUMN added INTEGER",
                    "ALTER TABLE build_cache ADD COLUMN changed INTEGER",
                    "ALTER TABLE build_cache ADD COLUMN deleted INTEGER"));

    private Schema() {}

    /** Brings the database to the newest version; gives that. */
    static int migrate(Sql sql, Path file) throws SQLException, EngineException {
        int version = sql.query("PRAGMA user_version", row -> row.getInt(1)).getFirst();
        if (version > VERSIONS.size()) {
            throw new EngineException(Reason.FAILED, "the store " + file
                    + " was written by a newer Cutaway: update this one, or choose another data folder");
        }
        for (List<String> statements : VERSIONS.subList(version, VERSIONS.size())) {
            for (String statement : statements) {
                sql.update(statement);
            }
        }
        if (version < VERSIONS.size()) {
            sql.update("PRAGMA user_version = " + VERSIONS.size());
        }
        return VERSIONS.size();
    }
}
