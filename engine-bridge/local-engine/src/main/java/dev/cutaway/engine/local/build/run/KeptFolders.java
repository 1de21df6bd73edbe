package dev.cutaway.engine.local.build.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.posix.Posix;
import dev.cutaway.inspector.Digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
    Held take(RunMount.Kept mount) throws IOException {
        String name = Digest.of(mount.id().getBytes(UTF_8)).hex().substring(0, 32);
        String mine = reserve(name, mount);
        Path folder = store.buildMounts().resolve(mine);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Posix.chown(Snapshots.bytes(folder), mount.uid(), mount.gid());
            Posix.chmod(Snapshots.bytes(folder), mount.mode());
        }
        return new Held(folder, () -> release(mine));
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

    /** Deletes those that nobody uses. */
    public synchronized void clear() throws IOException {
        if (!Files.isDirectory(store.buildMounts())) {
            return;
        }
        for (byte[] name : Posix.list(Snapshots.bytes(store.buildMounts()))) {
            if (!users.containsKey(new String(name, UTF_8))) {
                Posix.deleteAll(Posix.below(Snapshots.bytes(store.buildMounts()), name));
            }
        }
    }
}
