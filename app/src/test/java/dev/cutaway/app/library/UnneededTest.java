package dev.cutaway.app.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class UnneededTest {

    private final KeptImage dangling = Kept.image("", "a:1");
    private final KeptImage named = Kept.image("web:1", "b:1");
    private final KeptImage used = Kept.image("db:1", "c:1").usedBy(List.of(new KeptImage.User("db", false)));
    private final Contents contents = Kept.contents(dangling, named, used);

    @Test
    void without_a_word_only_dangling_images_go() throws EngineException {
        assertThat(Unneeded.of(contents, Filters.NONE)).containsExactly(dangling.id());
    }

    @Test
    void all_unused_spares_what_a_container_uses() throws EngineException {
        assertThat(Unneeded.of(contents, Filters.of("dangling", "false"))).containsExactlyInAnyOrder(dangling.id(),
                named.id());
    }

    @Test
    void an_image_of_unknown_age_or_other_label_stays() throws EngineException {
        assertThat(Unneeded.of(contents, Filters.of("until", "24h"))).isEmpty();
        assertThat(Unneeded.of(contents, Filters.of("label", "stage=dev"))).isEmpty();
        assertThat(Unneeded.of(contents, Filters.of("label!", "keep"))).containsExactly(dangling.id());
    }

    @Test
    void of_several_labels_not_to_have_all_are_needed_to_stay() throws EngineException {
        KeptImage labelled = Kept.labelled("web:2", Map.of("stage", "dev", "keep", ""));
        Contents one = Kept.contents(labelled);
        Filters all = Filters.of("dangling", "false");
        assertThat(Unneeded.of(one, all.and("label!", "keep").and("label!", "stage=dev"))).isEmpty();
        assertThat(Unneeded.of(one, all.and("label!", "keep").and("label!", "stage=live")))
                .containsExactly(labelled.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5h", "1h30m", "90m", ".5h", "300ms", "1700000000", "1700000000.25",
            "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.5+02:00"})
    void times_are_read_as_docker_reads_them(String time) throws EngineException {
        assertThat(Unneeded.of(contents, Filters.of("until", time))).isEmpty();
    }

    @Test
    void a_time_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> Unneeded.of(contents, Filters.of("until", "soon")))
                .isInstanceOf(EngineException.class).hasMessageContaining("soon");
    }
}
