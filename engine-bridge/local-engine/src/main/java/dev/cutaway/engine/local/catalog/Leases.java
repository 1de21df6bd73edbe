package dev.cutaway.engine.local.catalog;

import dev.cutaway.inspector.Digest;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Blobs that must stay although no image may have them. Rows outlive a killed engine, so that the next one knows which
 * blobs may be nobody's.
 */
final class Leases {

    /** Who has the blobs that are about to be deleted. */
    private static final String LEFTOVER = "leftover";

    private Leases() {}

    /** A new name for a lease. */
    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Writes down that the lease has the blob. */
    static void hold(Sql sql, String id, Digest blob) throws SQLException {
        sql.update("INSERT OR IGNORE INTO lease (id, blob, created) VALUES (?, ?, ?)", id, blob, Instant.now());
    }

    /** Turns what a lease had into leftovers, and ends the lease. */
    static void end(Sql sql, String id) throws SQLException {
        leave(sql, "SELECT blob FROM lease WHERE id = ?", id);
        sql.update("DELETE FROM lease WHERE id = ?", id);
    }

    /** Ends the leases of an engine that was killed. */
    static void endAll(Sql sql) throws SQLException {
        leave(sql, "SELECT DISTINCT blob FROM lease");
        sql.update("DELETE FROM lease WHERE id <> ?", LEFTOVER);
    }

    /** Marks the blobs of this query: perhaps they are nobody's now. */
    static void leave(Sql sql, String blobs, Object... values) throws SQLException {
        var all = new ArrayList<Object>(List.of(LEFTOVER, Instant.now()));
        all.addAll(List.of(values));
        sql.update("INSERT OR IGNORE INTO lease (id, created, blob) SELECT ?, ?, * FROM (" + blobs + ")",
                all.toArray());
    }

    /**
     * The leftovers that no image and no running lease needs: their files may be deleted, then their rows.
     *
     * @param read blobs that somebody reads now; they are left for the next time
     */
    static Set<Digest> takeDeletable(Sql sql, Set<Digest> read) throws SQLException {
        sql.update("DELETE FROM lease AS l WHERE id = ? AND (EXISTS (SELECT 1 FROM lease o WHERE o.blob = l.blob"
                + " AND o.id <> l.id) OR EXISTS (SELECT 1 FROM layer WHERE layer.blob = l.blob)"
                + " OR EXISTS (SELECT 1 FROM image WHERE image.id = l.blob)"
                + " OR EXISTS (SELECT 1 FROM image WHERE image.manifest = l.blob))", LEFTOVER);
        var deletable = new HashSet<>(sql.query("SELECT blob FROM lease WHERE id = ?",
                row -> Digest.parse(row.getString(1)), LEFTOVER));
        deletable.removeAll(read);
        return deletable;
    }

    /** Forgets leftovers whose files are gone. */
    static int forgetLeftovers(Sql sql, Set<Digest> gone) throws SQLException {
        int forgotten = 0;
        for (Digest blob : gone) {
            forgotten += sql.update("DELETE FROM lease WHERE id = ? AND blob = ?", LEFTOVER, blob);
        }
        return forgotten;
    }
}
