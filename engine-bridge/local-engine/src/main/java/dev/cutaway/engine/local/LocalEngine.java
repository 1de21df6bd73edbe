package dev.cutaway.engine.local;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.engine.local.transfer.NoTransfers;
import dev.cutaway.engine.local.transfer.Transfers;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The bundled engine on a folder. One engine at a time has a folder open. */
public final class LocalEngine implements AutoCloseable {

    private final StoreLock lock;
    private final Catalog catalog;
    private final Events events = new Events();
    private final Transfers transfers = new NoTransfers();

    private LocalEngine(StoreLock lock, StoreFolder folder, EngineOptions options) throws EngineException {
        this.lock = lock;
        folder.clearUnfinished();
        this.catalog = Catalog.open(folder, new BlobStore(folder));
        emptyOldTrash(options.trashAge());
    }

    private void emptyOldTrash(Duration age) throws EngineException {
        Instant oldest = Instant.now().minus(age);
        catalog.delete(catalog.snapshot().trash().stream().filter(item -> item.removed().isBefore(oldest)).toList());
    }

    /** What happens. */
    public Events events() {
        return events;
    }

    /** Images in and out. */
    public Transfers transfers() {
        return transfers;
    }

    /**
     * Opens the store in a folder, which is made where it is not there.
     *
     * @throws EngineException {@code CONFLICT} when another engine has it open, {@code DAMAGED} when its database is,
     *         {@code NO_SPACE}
     */
    public static LocalEngine open(Path data, EngineOptions options) throws EngineException {
        StoreFolder folder = StoreFolder.prepare(data);
        StoreLock lock = StoreLock.take(folder);
        try {
            return new LocalEngine(lock, folder, options);
        } catch (EngineException | RuntimeException e) {
            try (lock) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        try (lock; catalog) {
            return;
        } catch (EngineException e) {
            throw new java.io.UncheckedIOException("the store could not be closed", e);
        }
    }
}
