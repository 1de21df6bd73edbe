package dev.cutaway.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.store.TrashItem;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.Instant;
import java.util.List;

/** Removing images from an engine like Docker's, and from one with a trash. */
@ExtendWith(ApplicationExtension.class)
class RemovingTest {

    private MemoryEngine engine = new MemoryEngine(false);
    private ActionBench bench = new ActionBench(engine);

    private void keep(boolean store, String... names) {
        end();
        engine = new MemoryEngine(store);
        for (String name : names) {
            engine.keep(name, Instant.EPOCH, null, name + ":1000");
        }
        bench = new ActionBench(engine);
    }

    @AfterEach
    void end() {
        bench.end();
    }

    @Test
    void what_a_container_came_to_use_meanwhile_is_not_removed_without_force() throws Exception {
        keep(false, "web:1");
        engine.use(id("web:1"), "web", false);
        bench.actions.removeNow(bench.images("web:1"));
        bench.deliver();
        assertThat(engine.names()).containsExactly("web:1");
        assertThat(bench.words()).contains("An image was not removed");
        bench.press("Remove by force");
        assertThat(engine.names()).isEmpty();
    }

    @Test
    void an_image_with_several_names_goes_without_force() {
        keep(false, "web:1 web:latest shop/web:1", "db:1");
        bench.actions.removeNow(bench.images("web:1"));
        bench.deliver();
        assertThat(engine.names()).containsExactly("db:1");
        assertThat(bench.words()).isEmpty();
    }

    @Test
    void an_image_that_stays_keeps_all_its_names() throws Exception {
        keep(false, "web:1 web:latest");
        engine.use(id("web:1"), "web", false);
        bench.actions.removeNow(bench.images("web:1"));
        bench.deliver();
        assertThat(engine.names()).containsExactlyInAnyOrder("web:1", "web:latest");
        assertThat(bench.words()).contains("An image was not removed");
    }

    @Test
    void until_the_containers_are_counted_no_image_counts_as_unused() {
        bench.end();
        engine = new MemoryEngine(false);
        engine.keep("web:1", Instant.EPOCH, null, "web:1000");
        engine.refuseToCount(true);
        bench = new ActionBench(engine);
        KeptImage image = bench.images("web:1").getFirst();
        assertThat(bench.library.contents().isUnused(image)).isFalse();
        engine.refuseToCount(false);
        bench.library.refresh();
        bench.deliver();
        assertThat(bench.library.contents().isUnused(bench.images("web:1").getFirst())).isTrue();
    }

    @Test
    void undo_brings_back_what_was_removed_here_and_nothing_else() throws Exception {
        keep(true, "web:1", "db:1", "other:1");
        List<KeptImage> chosen = bench.images("web:1", "db:1");
        engine.remove("other:1", false, false);
        bench.actions.removeNow(chosen);
        bench.deliver();
        assertThat(engine.names()).isEmpty();
        assertThat(bench.told).containsExactly("2 images are in the trash");
        bench.answer.run();
        bench.deliver();
        assertThat(engine.names()).containsExactlyInAnyOrder("web:1", "db:1");
    }

    @Test
    void what_went_before_a_failure_can_be_had_back() throws Exception {
        keep(true, "web:1", "db:1");
        List<KeptImage> chosen = bench.images("web:1", "db:1");
        engine.remove("db:1", false, false);
        bench.actions.removeNow(chosen);
        bench.deliver();
        assertThat(bench.words()).anyMatch(word -> word.contains("No such image"));
        assertThat(bench.told).containsExactly("One image is in the trash");
        bench.answer.run();
        bench.deliver();
        assertThat(engine.names()).containsExactly("web:1");
    }

    @Test
    void what_went_before_a_person_cancelled_can_be_had_back() {
        keep(true, "web:1");
        bench.actions.removeNow(bench.images("web:1"));
        bench.tasks.running().getFirst().cancel();
        bench.deliver();
        assertThat(engine.names()).isEmpty();
        assertThat(bench.told).containsExactly("One image is in the trash");
    }

    @Test
    void what_a_prune_took_can_be_had_back() {
        keep(true, "", "web:1");
        bench.actions.prune();
        bench.deliver();
        bench.press("Remove 2 images");
        assertThat(bench.told).containsExactly("2 images are in the trash");
        bench.answer.run();
        bench.deliver();
        assertThat(engine.names()).containsExactly("web:1");
    }

    @Test
    void what_others_removed_meanwhile_stays_in_the_trash() throws Exception {
        keep(true, "web:1", "db:1");
        engine.remove("web:1", false, false);
        List<String> shown = engine.trash().stream().map(TrashItem::id).toList();
        bench.actions.emptyTrash(shown);
        engine.remove("db:1", false, false);
        bench.press("Delete for good");
        assertThat(engine.trash()).hasSize(1);
        bench.actions.emptyTrash(shown);
        bench.press("Delete for good");
        assertThat(engine.trash()).hasSize(1);
    }

    private Digest id(String name) throws Exception {
        return engine.inspect(name).id();
    }
}
