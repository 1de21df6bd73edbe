package dev.cutaway.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.Instant;
import javafx.scene.control.TextField;

/** What the smaller sheets offer and say. */
@ExtendWith(ApplicationExtension.class)
class ActionSheetsTest {

    private final MemoryEngine engine = new MemoryEngine(true);
    private ActionBench bench = new ActionBench(engine);

    @AfterEach
    void end() {
        bench.end();
    }

    @Test
    void an_engine_that_is_not_ours_is_not_asked_for_forms_it_cannot_write() {
        bench.end();
        var docker = new MemoryEngine(false);
        docker.keep("web:1", Instant.EPOCH, null, "a:10");
        bench = new ActionBench(docker);
        bench.actions.save(bench.images("web:1"));
        assertThat(bench.words()).contains("Choose a file…").doesNotContain("OCI", "gzip", "zstd");
    }

    @Test
    void a_file_whose_name_begins_like_an_address_can_be_imported() {
        bench.actions.importRoot();
        TextField source = bench.find(TextField.class).getFirst();
        source.setText("httpd-rootfs.tar");
        assertThat(bench.button("Import").isDisabled()).isFalse();
        source.setText("https://");
        assertThat(bench.button("Import").isDisabled()).isTrue();
        source.setText("https://example.org/rootfs.tar");
        assertThat(bench.button("Import").isDisabled()).isFalse();
    }

    @Test
    void a_store_that_is_whole_is_said_to_be() {
        bench.actions.check();
        bench.deliver();
        assertThat(bench.told).containsExactly("Every byte of the store is as it came");
    }

    @Test
    void damage_is_told_with_the_images_that_suffer_and_the_way_out() throws Exception {
        Digest web = engine.keep("web:1", Instant.EPOCH, null, "a:10");
        Digest old = engine.keep("old:1", Instant.EPOCH, null, "a:10");
        engine.remove("old:1", false, false);
        bench.library.refresh();
        bench.deliver();
        Digest blob = MemoryEngine.digest("a");
        engine.damage(blob, false, web, old);
        bench.actions.check();
        bench.deliver();
        assertThat(bench.words()).contains("Something in the store is damaged", "web:1, old:1, in the trash",
                blob + ": its bytes changed").anyMatch(word -> word.startsWith("Load these images again"));
    }

    @Test
    void an_image_asked_about_without_an_engine_is_asked_about_again() {
        engine.keep("web:1", Instant.EPOCH, null, "a:10");
        bench.library.refresh();
        bench.deliver();
        KeptImage image = bench.images("web:1").getFirst();
        var descriptions = new Descriptions(bench.library, bench.tasks);
        bench.engines.close();
        assertThat(descriptions.of(image).get()).isNull();
        bench.engines.look();
        bench.deliver();
        var description = descriptions.of(image);
        bench.deliver();
        assertThat(description.get()).isNotNull();
    }
}
