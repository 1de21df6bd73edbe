package dev.cutaway.engine.local;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.BuildService;
import dev.cutaway.engine.api.image.ImageService;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.system.SystemService;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.build.Builds;
import dev.cutaway.engine.local.build.step.Workshop;
import dev.cutaway.engine.local.catalog.Catalog;
import dev.cutaway.engine.local.catalog.Reserve;
import dev.cutaway.engine.local.image.LocalImages;
import dev.cutaway.engine.local.store.LocalStore;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.engine.local.system.LocalSystem;
import dev.cutaway.engine.local.transfer.StoreTransfers;
import dev.cutaway.engine.local.transfer.Transfers;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The bundled engine on a folder. One engine at a time has a folder open. */
public final class LocalEngine implements Engine {

    private final StoreLock lock;
    private final Catalog catalog;
    private final Events events = new Events();
    private final LocalImages images;
    private final LocalSystem system;
    private final LocalStore store;
    private final Builds builds;

    private LocalEngine(StoreLock lock, StoreFolder folder, EngineOptions options) throws EngineException {
        this.lock = lock;
        folder.clearUnfinished();
        var blobs = new BlobStore(folder);
        this.catalog = Catalog.open(folder, blobs);
        try {
            emptyOldTrash(options.trashAge());
        } catch (EngineException | RuntimeException e) {
            try (catalog) {
                throw e;
            }
        }
        Transfers transfers = new StoreTransfers(folder, blobs, catalog, events, options.version(), options.limits());
        this.images = new LocalImages(catalog, blobs, events, transfers);
        this.system = new LocalSystem(catalog, folder, events, options.version());
        this.store = new LocalStore(catalog, folder, blobs, events, transfers);
        this.builds = new Builds(Workshop.of(folder, blobs, catalog, options.limits()), events);
    }

    private void emptyOldTrash(Duration age) throws EngineException {
        Instant oldest = Instant.now().minus(age);
        catalog.delete(catalog.snapshot().trash().stream().filter(item -> item.removed().isBefore(oldest)).toList());
    }

    /**
     * Opens the store in a folder, which is made where it is not there.
     *
     * @throws EngineException {@code CONFLICT} when another engine has it open, {@code DAMAGED} when its database is,
     *         {@code NO_SPACE}
     */
    public static LocalEngine open(Path data, EngineOptions options) throws EngineException {
        StoreFolder folder = StoreFolder.prepare(data);
        try {
            return open(folder, options);
        } catch (EngineException e) {
            // Without an engine nobody could empty the trash.
            if (e.reason() == EngineException.Reason.NO_SPACE && new Reserve(folder).release()) {
                return open(folder, options);
            }
            throw e;
        }
    }

    private static LocalEngine open(StoreFolder folder, EngineOptions options) throws EngineException {
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
    public ImageService images() {
        return images;
    }

    @Override
    public SystemService system() {
        return system;
    }

    @Override
    public Optional<StoreService> store() {
        return Optional.of(store);
    }

    @Override
    public Optional<BuildService> builds() {
        return Optional.of(builds);
    }

    /** Since when nothing was built; empty while something is. */
    public Optional<Instant> idleSince() {
        return builds.idleSince();
    }

    /** Stops what is being built, and waits for it and for the writer at work; event streams end. */
    @Override
    public void close() {
        events.end();
        builds.close();
        try (lock; catalog) {
            return;
        } catch (EngineException e) {
            throw new java.io.UncheckedIOException("the store could not be closed", e);
        }
    }
}
