package dev.cutaway.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.image.HistoryStep;
import org.junit.jupiter.api.Test;

import java.util.List;

class LayerTitlesTest {

    private static HistoryStep step(String command, long bytes) {
        return new HistoryStep(null, null, command, List.of(), bytes, "");
    }

    @Test
    void steps_with_bytes_are_the_layers_base_first() {
        assertThat(LayerTitles.of(List.of(step("/bin/sh -c #(nop)  CMD [\"sh\"]", 0), step("RUN make", 5),
                step("ADD rootfs /", 9)), List.of(9L, 5L))).containsExactly("ADD rootfs /", "RUN make");
    }

    @Test
    void an_empty_layer_is_found_by_its_instruction() {
        assertThat(LayerTitles.of(List.of(step("RUN rm -rf /tmp", 0), step("ENV A=1", 0), step("ADD rootfs /", 9)),
                List.of(9L, 0L))).containsExactly("ADD rootfs /", "RUN rm -rf /tmp");
    }

    @Test
    void what_cannot_be_laid_side_by_side_is_not_guessed() {
        assertThat(LayerTitles.of(List.of(step("COPY a /", 1)), List.of(5L, 1L, 7L))).containsOnly("");
    }

    @Test
    void a_folder_that_was_there_already_made_no_layer() {
        assertThat(LayerTitles.of(List.of(step("COPY a /srv", 3), step("WORKDIR /srv", 0), step("RUN rm /b", 0),
                step("ADD rootfs /", 9)), List.of(9L, 0L, 3L)))
                .containsExactly("ADD rootfs /", "RUN rm /b", "COPY a /srv");
    }

    @Test
    void one_layer_that_is_not_certain_does_not_hide_the_others() {
        assertThat(LayerTitles.of(List.of(step("COPY a /", 3), step("RUN true", 0), step("RUN rm /b", 0),
                step("ADD rootfs /", 9)), List.of(9L, 0L, 3L))).containsExactly("ADD rootfs /", "", "COPY a /");
    }
}
