package dev.cutaway.engine.local.build.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.SourceLayer;
import dev.cutaway.engine.local.posix.Posix;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;

/** Unpacked layers, each by the chain it ends, made when first needed. A cache: all of it can be made again. */
public final class Snapshots {

    /** Names stay short, since all of a mount's folders must fit into one page. */
    private static final int NAME = 20;

    private final StoreFolder folder;
    private final Overlay overlay;
    private final Limits limits;
    private final ReentrantReadWriteLock using = new ReentrantReadWriteLock();
    private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** @param limits of the layers that are read */
    public Snapshots(StoreFolder folder, Limits limits) {
        this.folder = folder;
        this.overlay = Overlay.here();
        this.limits = limits;
    }

    Overlay overlay() {
        return overlay;
    }

    /** Where they are. */
    Path path() {
        return folder.snapshots();
    }

    /** Names of the folders of these layers, the uppermost first, made where they are missing. */
    List<String> of(List<SourceLayer> layers) throws IOException {
        var names = new ArrayList<String>();
        String chain = "";
        for (int i = 0; i < layers.size(); i++) {
            Digest diffId = layers.get(i).index().diffId();
            chain = chain.isEmpty() ? diffId.toString() : Digest.of((chain + " " + diffId).getBytes(UTF_8)).toString();
            String name = name(Digest.parse(chain));
            make(name, layers.get(i), new Rootfs(layers.subList(0, i)));
            names.addFirst(name);
        }
        return names;
    }

    private void make(String name, SourceLayer layer, Rootfs below) throws IOException {
        Path made = path().resolve(name);
        if (Files.isDirectory(made)) {
            return;
        }
        ReentrantLock lock = locks.computeIfAbsent(name, _ -> new ReentrantLock());
        lock.lock();
        try {
            if (Files.isDirectory(made)) {
                return;
            }
            Path unfinished = folder.unfinished().resolve("snapshot-" + UUID.randomUUID());
            try {
                Files.createDirectory(unfinished);
                Unpacking.unpack(layer, below, bytes(unfinished), overlay, limits);
                Files.createDirectories(path(), StoreFolder.ownerOnly("rwx------"));
                Files.move(unfinished, made, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Posix.deleteAll(bytes(unfinished));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes what one layer holds into an empty folder. */
    void write(SourceLayer layer, Path into) throws IOException {
        Unpacking.unpack(layer, new Rootfs(List.of()), bytes(into), overlay, limits);
    }

    /** Nobody clears them until {@link #endUse}. */
    void beginUse() {
        using.readLock().lock();
    }

    void endUse() {
        using.readLock().unlock();
    }

    /**
     * Deletes those that no image needs, unless something runs on them now.
     *
     * @param chains all chains of layers that images have
     * @return bytes of the disk that are free now
     */
    public long clearBut(Set<Digest> chains) throws IOException {
        if (!Files.isDirectory(path()) || !using.writeLock().tryLock()) {
            return 0;
        }
        long freed = 0;
        try (var folders = Files.newDirectoryStream(path())) {
            Set<String> needed = chains.stream().map(Snapshots::name).collect(Collectors.toSet());
            for (Path made : folders) {
                if (!needed.contains(made.getFileName().toString())) {
                    freed += Posix.deleteAll(bytes(made));
                }
            }
            return freed;
        } finally {
            using.writeLock().unlock();
        }
    }

    private static String name(Digest chain) {
        return chain.hex().substring(0, NAME);
    }

    /** Deletes all of them, unless something runs on them now; gives the bytes of the disk that are free now. */
    public long clear() throws IOException {
        if (!using.writeLock().tryLock()) {
            return 0;
        }
        try {
            return Posix.deleteAll(bytes(path()));
        } finally {
            using.writeLock().unlock();
        }
    }

    static byte[] bytes(Path path) {
        return path.toString().getBytes(UTF_8);
    }
}
