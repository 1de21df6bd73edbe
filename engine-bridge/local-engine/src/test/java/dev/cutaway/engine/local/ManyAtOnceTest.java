package dev.cutaway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.inspector.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@Timeout(120)
class ManyAtOnceTest {

    private static final int ROUNDS = 60;
    private static final Filters ALL = Filters.of("dangling", "false");

    @TempDir
    private Path folder;

    @Test
    void loads_removals_prunes_and_emptied_trash_at_once_lose_nothing_and_leave_nothing()
            throws IOException, InterruptedException, ExecutionException {
        try (var store = new TestStore(folder); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            store.add(List.of("base", "kept"), "kept");
            store.store.pin("kept", true);
            var work = new ArrayList<Callable<Void>>();
            for (int thread = 0; thread < 3; thread++) {
                int own = thread;
                work.add(() -> load(store, own));
            }
            work.add(() -> remove(store));
            work.add(() -> prune(store));
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
            assertThat(store.list(Filters.NONE)).contains("kept:latest");
            assertThat(store.store.check(Progress.NONE)).isEmpty();
            assertThat(store.blobFiles()).isEqualTo(store.neededBlobs());
        }
        try (var again = new TestStore(folder)) {
            assertThat(again.blobFiles()).isEqualTo(again.neededBlobs());
        }
    }

    private static Void load(TestStore store, int own) throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            store.add(List.of("base", "layer " + i % 7, "own " + own), "lab/" + own + ":" + i % 5);
        }
        return null;
    }

    private static Void remove(TestStore store) throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            try {
                store.images.remove("lab/" + i % 3 + ":" + i % 5, true, true);
            } catch (EngineException e) {
                assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND);
            }
        }
        return null;
    }

    private static Void prune(TestStore store) throws IOException {
        for (int i = 0; i < ROUNDS / 2; i++) {
            store.images.prune(i % 3 == 0 ? ALL : Filters.NONE);
            store.store.emptyTrash(List.of());
        }
        return null;
    }
}
