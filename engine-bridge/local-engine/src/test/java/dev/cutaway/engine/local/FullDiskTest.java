package dev.cutaway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** On a disk of four megabytes, which only root can mount. */
class FullDiskTest {

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mount")), "there is no mount");
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "none", disk.toString()), "not root");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (run("mountpoint", "-q", disk.toString())) {
            // Lazily: indexes that were read stay mapped until nobody refers to them.
            assertThat(run("umount", "--lazy", disk.toString())).isTrue();
        }
    }

    @Test
    void a_full_disk_is_named_and_what_was_there_stays_and_can_be_removed() throws IOException {
        try (var store = new TestStore(disk.resolve("data"))) {
            int added = fill(store);
            assertThat(store.list(Filters.NONE)).hasSize(added);
            assertThat(store.store.check(Progress.NONE)).isEmpty();
            store.images.prune(Filters.of("dangling", "false"));
            assertThat(store.store.emptyTrash(List.of())).isPositive();
            store.add(List.of("room again"), "lab/again:1");
            assertThat(store.list(Filters.NONE)).containsExactly("lab/again:1");
        }
    }

    private static int fill(TestStore store) throws IOException {
        String large = "x".repeat(100_000);
        for (int i = 0; i < 100; i++) {
            try {
                store.add(List.of(large + i), "lab/" + i + ":1");
            } catch (EngineException e) {
                assertThat(e.reason()).isEqualTo(Reason.NO_SPACE);
                assertThat(e).hasMessageContaining("no space left on the disk");
                Path filler = store.folder.path().resolve("filler");
                fillUp(filler);
                assertThatThrownBy(() -> store.add(List.of("small"), "lab/small:1"))
                        .hasMessageContaining("no space left on the disk")
                        .isInstanceOfSatisfying(EngineException.class,
                                full -> assertThat(full.reason()).isEqualTo(Reason.NO_SPACE));
                return i;
            }
        }
        throw new AssertionError("the disk is larger than it should be");
    }

    @Test
    void a_store_opens_on_a_full_disk_so_that_its_trash_can_be_emptied() throws IOException {
        Path data = disk.resolve("data");
        try (var store = new TestStore(data)) {
            store.add(List.of("x".repeat(100_000)), "lab/a:1");
            store.images.remove("lab/a:1", false, true);
        }
        fillUp(data.resolve("filler"));
        try (var engine = LocalEngine.open(data, EngineOptions.DEFAULT)) {
            assertThat(engine.store().orElseThrow().emptyTrash(List.of())).isGreaterThan(100_000);
        }
    }

    @Test
    void files_of_a_step_are_opened_where_there_is_room_and_go_where_there_is_none() throws IOException {
        Path data = disk.resolve("data");
        Path context = Files.createDirectory(folder.resolve("context"));
        byte[] large = new byte[300_000];
        new Random(7).nextBytes(large);
        Files.write(context.resolve("a"), large);
        Digest opened;
        try (var engine = LocalEngine.open(data, EngineOptions.DEFAULT)) {
            var builds = engine.builds().orElseThrow();
            builds.build(BuildRequest.of(new BuildSource.Folder(context), ImageReference.parse("lab/a:1")).withText("""
                    FROM scratch AS one
                    COPY a /
                    COPY a /b
                    FROM scratch
                    COPY --from=one a /
                    """), _ -> {
            });
            String id = builds.history().outline().getFirst().id();
            opened = builds.history().open(id, 3);
            fillUp(data.resolve("filler"));
            assertThatThrownBy(() -> builds.history().open(id, 2)).isInstanceOfSatisfying(EngineException.class,
                    full -> assertThat(full.reason()).isEqualTo(Reason.NO_SPACE));
            assertThat(engine.images().inspect(opened.toString()).diffIds()).hasSize(2);
            assertThat(engine.store().orElseThrow().usage().unfinished()).isZero();
        }
        try (var engine = LocalEngine.open(data, EngineOptions.DEFAULT)) {
            var builds = engine.builds().orElseThrow();
            assertThat(builds.history().outline()).hasSize(1);
            assertThatThrownBy(() -> engine.images().inspect(opened.toString())).hasMessageContaining("No such image");
            assertThat(builds.pruneCache(true, Filters.NONE).bytes()).isGreaterThan(300_000);
            assertThat(engine.store().orElseThrow().check(Progress.NONE)).isEmpty();
        }
    }

    /** Takes every page that is left. */
    private static void fillUp(Path filler) throws IOException {
        try (var out = Files.newOutputStream(filler)) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (java.nio.file.FileSystemException e) {
            throw e;
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    @Test
    void a_disk_that_cannot_be_written_is_named() throws IOException, InterruptedException {
        Path data = disk.resolve("data");
        LocalEngine.open(data, EngineOptions.DEFAULT).close();
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();
        assertThatThrownBy(() -> LocalEngine.open(data, EngineOptions.DEFAULT)).isInstanceOf(EngineException.class)
                .hasMessageContaining(data.toString()).hasMessageContaining("cannot");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start().waitFor() == 0;
    }
}
