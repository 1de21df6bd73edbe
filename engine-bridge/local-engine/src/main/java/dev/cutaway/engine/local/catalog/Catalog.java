package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.DiskErrors;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * What the store has: images, names, layers, trash. Every change is one transaction and, unless its method says
 * otherwise, on the disk when the method returns; readers take a {@link Snapshot} and are never in its way. Thread-safe;
 * writers wait for each other, and an interrupted one gives up with a {@link CancellationException}.
 */
public final class Catalog implements AutoCloseable {

    private final StoreFolder folder;
    private final BlobStore blobs;
    private final Database database;
    private final Reserve reserve;
    private final ReentrantLock writing = new ReentrantLock();
    private final Map<Digest, Integer> read = new HashMap<>();
    private volatile Snapshot snapshot = Snapshot.empty();

    private Catalog(StoreFolder folder, BlobStore blobs, Database database) {
        this.folder = folder;
        this.blobs = blobs;
        this.database = database;
        this.reserve = new Reserve(folder);
    }

    /** Opens the catalog of a folder; blobs that a killed engine left behind are deleted. */
    public static Catalog open(StoreFolder folder, BlobStore blobs) throws EngineException {
        var catalog = new Catalog(folder, blobs, Database.open(folder));
        try {
            catalog.start();
            return catalog;
        } catch (EngineException | RuntimeException e) {
            try (catalog) {
                throw e;
            }
        }
    }

    private void start() throws EngineException {
        deleteLeftovers(transact(sql -> {
            Leases.endAll(sql);
            snapshot = new SnapshotReader(sql, Snapshot.empty()).read();
            return Leases.takeDeletable(sql, read.keySet());
        }));
        sweepIndexes();
        reserve.set();
    }

    /** Indexes of layers that a killed engine was about to add, and halves of them. */
    private void sweepIndexes() throws EngineException {
        Set<String> known = new HashSet<>();
        snapshot.layersById().keySet().forEach(diffId -> known.add(diffId.hex() + ".idx"));
        try (var files = Files.newDirectoryStream(folder.indexes())) {
            for (Path file : files) {
                if (!known.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw DiskErrors.translate(e, "sweep", folder.indexes());
        }
    }

    /** Tells this store from all others, for as long as it exists. */
    public String engineId() throws EngineException {
        return transact(sql -> {
            sql.update("INSERT INTO engine (id) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM engine)",
                    UUID.randomUUID());
            return sql.query("SELECT id FROM engine", row -> row.getString(1)).getFirst();
        });
    }

    /** What the store has now. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The layer with this diff ID, or null: also one that only the trash has. */
    public @Nullable LayerRecord findLayer(Digest diffId) {
        return snapshot.layer(diffId);
    }

    /**
     * The image a person means.
     *
     * @throws EngineException {@code NOT_FOUND}, {@code INVALID}, worded as Docker's
     */
    public ImageRecord resolve(String name) throws EngineException {
        return ImageNames.resolve(snapshot, name);
    }

    /**
     * Makes sure that images found before their blobs were held have not been deleted in between.
     *
     * @throws EngineException {@code NOT_FOUND}
     */
    public void requireAll(Collection<ImageRecord> images) throws EngineException {
        Snapshot now = snapshot;
        for (ImageRecord image : images) {
            if (now.find(image.id()) == null) {
                throw new EngineException(Reason.NOT_FOUND, "No such image: " + image.id());
            }
        }
    }

    /** A new lease that has nothing yet. */
    public Lease lease() {
        return new Lease(this, Leases.newId());
    }

    /**
     * Makes images visible with their names, all or none. An image that lies in the trash comes back to life.
     *
     * @return the names that other images had
     * @throws EngineException {@code CONFLICT} when the store got one of the layers in another form meanwhile
     */
    public List<TagMove> add(List<NewImage> images) throws EngineException {
        return add(images, Repair.NONE);
    }

    /** Likewise, and mends what was damaged: both or nothing. */
    public List<TagMove> add(List<NewImage> images, Repair repair) throws EngineException {
        return replace(sql -> {
            var additions = new Additions(sql, snapshot, Instant.now());
            var moves = new ArrayList<TagMove>();
            Map<Digest, LayerRecord> layers = new HashMap<>(snapshot.layersById());
            additions.mend(repair);
            repair.layers().forEach(layer -> layers.put(layer.diffId(), layer));
            for (NewImage image : images) {
                moves.addAll(additions.add(image));
                image.layers().forEach(layer -> layers.putIfAbsent(layer.diffId(), layer));
            }
            return new Change<>(new SnapshotReader(sql, snapshot).read(layers), List.<TagMove>copyOf(moves));
        });
    }

    /**
     * Makes an image of the files of a build step, which is hidden. One that is there as an image stays one, and comes
     * out of the trash as one: nobody would give it back otherwise.
     */
    public void addRemains(NewImage image) throws EngineException {
        replace(sql -> {
            ImageRecord there = snapshot.find(image.config().digest());
            boolean known = there != null && !there.status().remains();
            new Additions(sql, snapshot, Instant.now()).add(image);
            if (!known) {
                sql.update("UPDATE image SET remains = 1 WHERE id = ?", image.config().digest());
            }
            Map<Digest, LayerRecord> layers = new HashMap<>(snapshot.layersById());
            image.layers().forEach(layer -> layers.putIfAbsent(layer.diffId(), layer));
            return new Change<>(new SnapshotReader(sql, snapshot).read(layers), image);
        });
    }

    /** Deletes those of the hidden images of build steps that are going; gives the bytes that are free now. */
    public long deleteRemains(Predicate<Digest> isGoing) throws EngineException {
        return exclusively(() -> {
            List<Digest> going = snapshot.remains().stream().map(ImageRecord::id).filter(isGoing).toList();
            return going.isEmpty() ? 0L : deleting(sql -> Trash.pass(sql, going, Instant.now()));
        });
    }

    /**
     * Keeps what a build step gave.
     *
     * @param layer what it made, its blob written; null for none
     * @return the layer as the store has it, which may be in another form; null for none
     */
    public @Nullable LayerRecord keep(CacheRow row, @Nullable LayerRecord layer) throws EngineException {
        if (layer == null) {
            transact(sql -> {
                BuildCache.put(sql, row, Instant.now());
                return row;
            });
            return null;
        }
        return replace(sql -> {
            LayerRecord known = snapshot.layer(layer.diffId());
            LayerRecord kept = known == null ? layer : known;
            new Additions(sql, snapshot, Instant.now()).add(kept);
            BuildCache.put(sql, row, Instant.now());
            Map<Digest, LayerRecord> layers = new HashMap<>(snapshot.layersById());
            layers.putIfAbsent(kept.diffId(), kept);
            return new Change<>(new SnapshotReader(sql, snapshot).read(layers), kept);
        });
    }

    /** What a step with this key gave; null where no build did it. */
    public @Nullable CacheRow findCached(String key) throws EngineException {
        return ask(sql -> new Found<>(BuildCache.find(sql, key))).value;
    }

    /** What a step at this place gave last; null for nothing. */
    public @Nullable CacheRow latestCached(String place) throws EngineException {
        return ask(sql -> new Found<>(BuildCache.latestAt(sql, place))).value;
    }

    private record Found<T>(@Nullable T value) {}

    /** Notes that a build took these: a power cut may take the note back, no build waits for it. */
    public void useCached(Collection<String> keys) throws EngineException {
        if (!keys.isEmpty()) {
            exclusively(() -> database.transactSoon(sql -> BuildCache.use(sql, keys, Instant.now())));
        }
    }

    /** The layers that builds keep. */
    public Set<Digest> cachedLayers() throws EngineException {
        return Set.copyOf(ask(BuildCache::layers));
    }

    /** All that builds keep, the oldest first. */
    public List<CacheRow> cached() throws EngineException {
        return ask(BuildCache::all);
    }

    /**
     * Forgets what builds keep, with every layer that nobody else has.
     *
     * @return bytes that are free now
     */
    public long forgetCached(Collection<String> keys) throws EngineException {
        return deleting(sql -> BuildCache.delete(sql, keys));
    }

    /** Gives a live image a name. */
    public List<TagMove> tag(Digest image, ImageReference name) throws EngineException {
        return change(sql -> new Additions(sql, snapshot, Instant.now()).name(name, image));
    }

    /** Notes what an image was built on; both are live. */
    public void builtOn(Digest image, Digest parent) throws EngineException {
        change(sql -> sql.update("UPDATE image SET parent = ? WHERE id = ?", parent, image));
    }

    /** Takes names away, and images to the trash. */
    public void remove(Collection<Digest> images, Map<ImageReference, Digest> names) throws EngineException {
        freeing(() -> change(sql -> {
            Trash.take(sql, images, names, Instant.now());
            return images;
        }));
    }

    /** Brings back what a removal took; gives the names that are taken. */
    public List<ImageReference> restore(TrashRecord item) throws EngineException {
        return change(sql -> Trash.restore(sql, item));
    }

    /** Pins an image, or lets it go. */
    public void pin(Digest image, boolean pinned) throws EngineException {
        change(sql -> sql.update("UPDATE image SET pinned = ? WHERE id = ?", pinned, image));
    }

    /**
     * Deletes what these removals took, with every blob that nobody else needs.
     *
     * @return bytes that are free now
     */
    public long delete(Collection<TrashRecord> items) throws EngineException {
        return deleting(sql -> {
            var gone = new ArrayList<Digest>();
            for (TrashRecord item : items) {
                gone.addAll(Trash.delete(sql, item.id()));
            }
            return gone;
        });
    }

    /**
     * Deletes rows, then what nobody needs without them; gives the bytes that are free now.
     *
     * @param rows gives the diff IDs of the layers that went
     */
    private long deleting(Database.Transaction<List<Digest>> rows) throws EngineException {
        return freeing(() -> {
            var leftovers = new HashSet<Digest>();
            long indexBytes = replace(sql -> {
                long bytes = 0;
                for (Digest diffId : rows.run(sql)) {
                    bytes += deleteIndex(diffId);
                }
                leftovers.addAll(Leases.takeDeletable(sql, read.keySet()));
                return new Change<>(new SnapshotReader(sql, snapshot).read(), bytes);
            });
            return indexBytes + deleteLeftovers(leftovers);
        });
    }

    /** Indexes can be made again, so it does no harm when the transaction does not come about. */
    private long deleteIndex(Digest diffId) throws EngineException {
        Path file = folder.indexes().resolve(diffId.hex() + ".idx");
        try {
            long size = Files.exists(file) ? Files.size(file) : 0;
            Files.deleteIfExists(file);
            return size;
        } catch (IOException e) {
            throw DiskErrors.translate(e, "delete", file);
        }
    }

    /** Whoever is about to delete has the lock, and so sees these or is done before. */
    void keepReadable(Collection<Digest> blobs) throws EngineException {
        exclusively(() -> {
            blobs.forEach(blob -> read.merge(blob, 1, Integer::sum));
            return blobs;
        });
    }

    void releaseReadable(Collection<Digest> blobs) throws EngineException {
        writing.lock();
        try {
            blobs.forEach(blob -> read.computeIfPresent(blob, (_, count) -> count == 1 ? null : count - 1));
        } finally {
            writing.unlock();
        }
    }

    /** Ends it also for a thread that is interrupted: what was cancelled must not stay leased. */
    void endLease(String id) throws EngineException {
        boolean interrupted = Thread.interrupted();
        writing.lock();
        try {
            freeing(() -> deleteLeftovers(transact(sql -> {
                Leases.end(sql, id);
                return Leases.takeDeletable(sql, read.keySet());
            })));
        } finally {
            writing.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The rows stay until the files are gone: a killed engine's successor deletes them. */
    private long deleteLeftovers(Set<Digest> leftovers) throws EngineException {
        long freed = 0;
        for (Digest blob : leftovers) {
            freed += blobs.delete(blob);
        }
        if (!leftovers.isEmpty()) {
            transact(sql -> Leases.forgetLeftovers(sql, leftovers));
        }
        return freed;
    }

    /** Work no other writer comes between. */
    public interface Work<T> {

        /** Does it. */
        T run() throws EngineException;
    }

    /** Does work while no other writer can change anything: what it saw in the snapshot still holds when it writes. */
    public <T> T exclusively(Work<T> work) throws EngineException {
        lock();
        try {
            return work.run();
        } finally {
            writing.unlock();
        }
    }

    /** Work that frees space must succeed also when there is none. */
    private <T> T freeing(Work<T> work) throws EngineException {
        return exclusively(() -> {
            try {
                return work.run();
            } catch (EngineException e) {
                if (e.reason() == Reason.NO_SPACE && reserve.release()) {
                    T result = work.run();
                    reserve.set();
                    return result;
                }
                throw e;
            }
        });
    }

    /** What the store has after a change, and what the change tells its caller. */
    private record Change<T>(Snapshot after, T result) {}

    private <T> T replace(Database.Transaction<Change<T>> work) throws EngineException {
        return exclusively(() -> {
            Change<T> change = transact(work);
            snapshot = change.after;
            return change.result;
        });
    }

    /** A change of rows, but not of layers. */
    private <T> T change(Database.Transaction<T> work) throws EngineException {
        return replace(sql -> {
            T result = work.run(sql);
            return new Change<>(new SnapshotReader(sql, snapshot).read(snapshot.layersById()), result);
        });
    }

    <T> T transact(Database.Transaction<T> work) throws EngineException {
        return exclusively(() -> database.transact(work));
    }

    private <T> T ask(Database.Transaction<T> question) throws EngineException {
        return exclusively(() -> database.ask(question));
    }

    private void lock() {
        if (writing.isHeldByCurrentThread()) {
            writing.lock();
            return;
        }
        try {
            writing.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }

    /** Waits for the writer at work and closes the database. */
    @Override
    public void close() throws EngineException {
        writing.lock();
        try {
            database.close();
        } finally {
            writing.unlock();
        }
    }

    /** No such removal in the trash. */
    public static EngineException noSuchTrash(String id) {
        return new EngineException(Reason.NOT_FOUND, "there is nothing with the number " + id + " in the trash");
    }
}
