package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.blob.DiskErrors;
import dev.cutaway.engine.local.blob.StoreFolder;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The store's SQLite file, with one connection: a lock of its user keeps threads apart. What {@link #transact}
 * committed is on the disk.
 */
final class Database implements AutoCloseable {

    private static final int BUSY_MILLIS = 5_000;

    private final Path file;
    private final Connection connection;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Work in one transaction. */
    interface Transaction<T> {

        T run(Sql sql) throws SQLException, EngineException;
    }

    /** Opens the database, or makes a new one where there are no blobs yet; checks it and brings it up to date. */
    static Database open(StoreFolder folder) throws EngineException {
        Path file = folder.database();
        createFile(folder);
        Connection connection = null;
        try {
            connection = settings().createConnection("jdbc:sqlite:" + file.toUri());
            List<String> faults = new Sql(connection).query("PRAGMA quick_check(1)", row -> row.getString(1));
            if (!faults.equals(List.of("ok"))) {
                throw damaged(file, String.join("; ", faults), null);
            }
            var database = new Database(file, connection);
            database.transact(sql -> Schema.migrate(sql, file));
            return database;
        } catch (SQLException e) {
            closeAfter(e, connection);
            throw translate(file, e);
        } catch (EngineException e) {
            closeAfter(e, connection);
            throw e;
        }
    }

    private static SQLiteConfig settings() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        return config;
    }

    /** An empty database beside blobs would declare them all to be nobody's. */
    private static void createFile(StoreFolder folder) throws EngineException {
        Path file = folder.database();
        boolean exists = Files.exists(file);
        try (var blobs = Files.newDirectoryStream(folder.blobs())) {
            if (exists && Files.size(file) > 0) {
                return;
            }
            if (blobs.iterator().hasNext()) {
                throw new EngineException(Reason.DAMAGED, "the store's database " + file + " is "
                        + (exists ? "empty" : "missing") + ", but " + folder.blobs()
                        + " has blobs: put the database back, or move the folder " + folder.path()
                        + " away to start anew and load its images again");
            }
            if (!exists) {
                Files.createFile(file, StoreFolder.ownerOnly("rw-------"));
            }
        } catch (IOException e) {
            throw DiskErrors.translate(e, "create", file);
        }
    }

    /** Runs a transaction: all of it is kept, or nothing. */
    <T> T transact(Transaction<T> work) throws EngineException {
        var sql = new Sql(connection);
        try {
            sql.update("BEGIN IMMEDIATE");
            T result = work.run(sql);
            sql.update("COMMIT");
            return result;
        } catch (SQLException e) {
            rollback(sql, e);
            throw translate(file, e);
        } catch (EngineException | RuntimeException | Error e) {
            rollback(sql, e);
            throw e;
        }
    }

    /**
     * Runs a transaction that nobody misses if a power cut takes it back: it does not wait for the disk. A killed
     * engine loses nothing.
     */
    <T> T transactSoon(Transaction<T> work) throws EngineException {
        synchronous("NORMAL");
        try {
            return transact(work);
        } finally {
            synchronous("FULL");
        }
    }

    private void synchronous(String mode) throws EngineException {
        try {
            new Sql(connection).update("PRAGMA synchronous = " + mode);
        } catch (SQLException e) {
            throw translate(file, e);
        }
    }

    /** Answers one question, without a transaction. */
    <T> T ask(Transaction<T> question) throws EngineException {
        try {
            return question.run(new Sql(connection));
        } catch (SQLException e) {
            throw translate(file, e);
        }
    }

    /** Where the disk is full, SQLite has taken everything back itself, and says so. */
    private static void rollback(Sql sql, Throwable cause) {
        try {
            sql.update("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws EngineException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw translate(file, e);
        }
    }

    private static void closeAfter(Exception error, @org.jspecify.annotations.Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            error.addSuppressed(e);
        }
    }

    private static EngineException translate(Path file, SQLException error) {
        String words = String.valueOf(error.getMessage());
        if (error instanceof SQLiteException known) {
            if (known.getResultCode().name().startsWith("SQLITE_IOERR") && DiskErrors.isFull(file)) {
                return DiskErrors.noSpace(file, error);
            }
            return switch (known.getResultCode()) {
                case SQLITE_FULL -> DiskErrors.noSpace(file, error);
                case SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX, SQLITE_CORRUPT_SEQUENCE, SQLITE_CORRUPT_VTAB,
                        SQLITE_NOTADB ->
                    damaged(file, words, error);
                default -> new EngineException(Reason.FAILED, "the store's database " + file + " failed: " + words,
                        error);
            };
        }
        return new EngineException(Reason.FAILED, "the store's database " + file + " failed: " + words, error);
    }

    private static EngineException damaged(Path file, String what,
            @org.jspecify.annotations.Nullable Throwable cause) {
        return new EngineException(Reason.DAMAGED,
                "the store's database " + file + " is damaged (" + what + "): put back a copy of it, or move the"
                        + " folder " + file.getParent() + " away to start anew and load its images again",
                cause);
    }
}
