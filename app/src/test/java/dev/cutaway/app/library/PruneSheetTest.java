package dev.cutaway.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.Instant;

/** What the sheet shows is what goes. */
@ExtendWith(ApplicationExtension.class)
class PruneSheetTest {

    private final MemoryEngine engine = new MemoryEngine(false);
    private final ActionBench bench = new ActionBench(engine);

    @BeforeEach
    void keep_an_image_with_a_name_and_one_without() {
        engine.keep("", Instant.EPOCH, null, "a:1000");
        engine.keep("web:1", Instant.EPOCH, null, "b:1000");
        bench.library.refresh();
        bench.deliver();
        bench.actions.prune();
        bench.deliver();
    }

    @AfterEach
    void end() {
        bench.end();
    }

    @Test
    void until_other_choices_are_answered_nothing_can_be_removed() {
        assertThat(bench.button("Remove 2 images").isDisabled()).isFalse();
        bench.button("Dangling").fire();
        assertThat(bench.button("Remove 2 images").isDisabled()).isTrue();
        bench.deliver();
        assertThat(bench.button("Remove 1 image").isDisabled()).isFalse();
        bench.press("Remove 1 image");
        assertThat(engine.names()).containsExactly("web:1");
        assertThat(bench.library.contents().images()).hasSize(1);
    }

    @Test
    void containers_are_counted_before_it_is_said_what_goes() throws Exception {
        engine.refuseToCount(true);
        engine.use(engine.inspect("web:1").id(), "web", false);
        bench.close();
        bench.end();
        var later = new ActionBench(engine);
        engine.refuseToCount(false);
        later.actions.prune();
        later.deliver();
        assertThat(later.words()).contains("Remove 1 image");
        later.end();
    }
}
