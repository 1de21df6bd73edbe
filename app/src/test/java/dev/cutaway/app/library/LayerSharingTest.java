package dev.cutaway.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.app.library.LayerSharing.Measure;
import dev.cutaway.engine.api.image.LayerFacts;
import org.junit.jupiter.api.Test;

import java.util.List;

class LayerSharingTest {

    private final KeptImage base = Kept.image("base:1", "debian:100");
    private final KeptImage web = Kept.image("web:1", "debian:100", "nginx:40", "site:6");
    private final KeptImage old = Kept.image("web:0", "debian:100", "nginx:40", "old:4");
    private final Contents contents = Kept.contents(base, web, old);

    @Test
    void a_shared_layer_is_kept_once() {
        assertThat(contents.sharing().apart()).isEqualTo(100 + 146 + 144);
        assertThat(contents.sharing().together()).isEqualTo(150);
        assertThat(contents.sharing().unique(web.id())).isEqualTo(6);
        assertThat(contents.sharing().sharedWith(web.id())).isEqualTo(2);
    }

    @Test
    void removing_frees_what_nobody_else_has() {
        assertThat(contents.sharing().freedBy(List.of(base.id()))).isZero();
        assertThat(contents.sharing().freedBy(List.of(web.id(), old.id()))).isEqualTo(50);
        assertThat(contents.sharing().goneWith(List.of(web.id(), old.id()))).hasSize(3)
                .doesNotContain(MemoryEngine.digest("debian"));
    }

    @Test
    void stored_bytes_are_another_measure() {
        assertThat(LayerSharing.of(contents.images(), Measure.STORED).together()).isEqualTo(75);
    }

    @Test
    void engines_that_unpack_keep_a_layer_again_on_another_base() {
        List<LayerFacts> one = List.of(facts("debian"), facts("app"));
        List<LayerFacts> two = List.of(facts("alpine"), facts("app"));
        assertThat(LayerKeys.byDiffId(one).getLast().key()).isEqualTo(LayerKeys.byDiffId(two).getLast().key());
        assertThat(LayerKeys.byChainId(one).getLast().key()).isNotEqualTo(LayerKeys.byChainId(two).getLast().key());
        assertThat(LayerKeys.byChainId(one).getFirst().key()).isEqualTo(MemoryEngine.digest("debian"));
    }

    @Test
    void the_lines_of_what_goes_add_up_to_what_is_freed() {
        List<GoingLine> lines = GoingLine.of(contents, List.of(web, old));
        assertThat(lines).extracting(GoingLine::bytes).containsExactly(6L, 4L, 40L);
        assertThat(lines.getLast().image()).isNull();
        assertThat(GoingLine.of(contents, List.of(web))).hasSize(1);
    }

    @Test
    void an_image_stands_on_the_largest_named_beginning() {
        var bases = BaseLayers.of(contents.images());
        assertThat(bases.baseOf(web)).isEqualTo(base);
        assertThat(bases.baseOf(base)).isNull();
        assertThat(bases.standingOn(base)).isEqualTo(2);
        assertThat(bases.countOf(Kept.image("alone:1", "only:1"))).isZero();
    }

    private static LayerFacts facts(String name) {
        return new LayerFacts(MemoryEngine.digest(name), 1, 1);
    }
}
