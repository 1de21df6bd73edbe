package dev.cutaway.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.engines.Engines;
import dev.cutaway.app.library.Library;
import dev.cutaway.app.library.MemoryEngine;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.task.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What checks are told of images, while the engine answers when the test lets it. */
class StoreImagesTest {

    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final MemoryEngine engine = new MemoryEngine(true);
    private final Tasks atOnce = new Tasks(Runnable::run, ui::add);
    private final Engines engines = new Engines(
            () -> List.of(new EngineEntry("one", EngineEntry.Kind.DOCKER, "one", "", "", () -> engine)), atOnce,
            AppSettings.inMemory());
    private final Library library = new Library(engines, atOnce);
    private final StoreImages images = new StoreImages(library, new Tasks(work::add, ui::add));

    StoreImagesTest() throws InterruptedException {
        engine.keep("debian:12", Instant.EPOCH, null, "rootfs:10");
        engines.look();
        // Whoever follows the engine tells once that it does, on a thread of its own; then nothing happens by itself.
        while (engines.revisionProperty().get() == 0) {
            Runnable next = ui.poll(30, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            next.run();
        }
        run(ui);
    }

    @AfterEach
    void close() {
        engines.close();
    }

    private static void run(LinkedBlockingQueue<Runnable> queue) {
        for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }

    private void answer() {
        run(work);
        run(ui);
    }

    @Test
    void nobody_waits_for_an_engine_that_takes_its_time() {
        long before = images.revisionProperty().get();
        assertThat(images.facts().find("debian:12", null)).isNull();
        assertThat(images.revisionProperty().get()).isEqualTo(before);
        answer();
        assertThat(images.revisionProperty().get()).isGreaterThan(before);
        assertThat(images.facts().find("debian:12", null)).isNotNull();
    }

    @Test
    void an_image_is_asked_for_once_however_often_a_check_runs() {
        images.facts().find("debian:12", null);
        images.facts().find("debian:12", null);
        assertThat(work).hasSize(1);
        answer();
        images.facts().find("debian:12", null);
        assertThat(work).isEmpty();
    }

    @Test
    void after_a_change_of_the_images_the_old_answer_counts_until_the_new_one_comes() {
        images.facts().find("debian:12", null);
        answer();
        library.refresh();
        run(ui);
        assertThat(images.facts().find("debian:12", null)).isNotNull();
        assertThat(work).hasSize(1);
    }
}
