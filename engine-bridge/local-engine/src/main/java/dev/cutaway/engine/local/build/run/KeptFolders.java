package dev.cutaway.engine.local.build.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.build.context.BuildContext;
import dev.cutaway.engine.local.posix.Posix;
import dev.cutaway.inspector.Digest;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/** The folders of {@code RUN --mount=type=cache}, and who uses them now. Thread-safe. */
public final class KeptFolders {

    private final StoreFolder store;
    private final Map<String, Integer> users = new HashMap<>();

    /** @param store that has them */
    public KeptFolders(StoreFolder store) {
        this.store = store;
    }

    /** A folder in use. */
    record Held(Path folder, Runnable release) implements AutoCloseable {
        @Override
        public void close() {
            release.run();
        }
    }

    /** Takes a folder, which is made where it is not there; waits for it where that is asked for. */
    Held take(RunMount.Kept mount, Snapshots snapshots) throws IOException {
        String name = Digest.of(mount.id().getBytes(UTF_8)).hex().substring(0, 32);
        String mine = reserve(name, mount);
        var held = new Held(store.buildMounts().resolve(mine), () -> release(mine));
        try {
            if (!Files.isDirectory(held.folder)) {
                make(held.folder, mount, snapshots);
            }
            return held;
        } catch (IOException | RuntimeException e) {
            held.close();
            throw e;
        }
    }

    /** Whole or not at all: who comes next must not find half of what it is to begin with. */
    private void make(Path folder, RunMount.Kept mount, Snapshots snapshots) throws IOException {
        Path unfinished = store.unfinished().resolve("mount-" + UUID.randomUUID());
        try {
            Files.createDirectories(unfinished);
            RunMount.Beginning beginning = mount.beginning();
            if (beginning != null) {
                try (BuildContext files = beginning.make()) {
                    snapshots.write(files.files().layers().getFirst(), unfinished);
                }
            }
            Posix.chown(Snapshots.bytes(unfinished), mount.uid(), mount.gid());
            Posix.chmod(Snapshots.bytes(unfinished), mount.mode());
            Files.createDirectories(store.buildMounts());
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            // Another build that shares it has just made it, and begun to fill it.
        } finally {
            Posix.deleteAll(Snapshots.bytes(unfinished));
        }
    }

    private synchronized String reserve(String name, RunMount.Kept mount) {
        String mine = name;
        while (mount.waits() && users.containsKey(mine)) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (CancellationException) new CancellationException("interrupted").initCause(e);
            }
        }
        for (int other = 2; mount.own() && users.containsKey(mine); other++) {
            mine = name + "-" + other;
        }
        users.merge(mine, 1, Integer::sum);
        return mine;
    }

    private synchronized void release(String name) {
        users.computeIfPresent(name, (_, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }

    /** Deletes those that nobody uses; gives the bytes of the disk that are free now. */
    public synchronized long clear() throws IOException {
        if (!Files.isDirectory(store.buildMounts())) {
            return 0;
        }
        long freed = 0;
        for (byte[] name : Posix.list(Snapshots.bytes(store.buildMounts()))) {
            if (!users.containsKey(new String(name, UTF_8))) {
                freed += Posix.deleteAll(Posix.below(Snapshots.bytes(store.buildMounts()), name));
            }
        }
        return freed;
    }
}
