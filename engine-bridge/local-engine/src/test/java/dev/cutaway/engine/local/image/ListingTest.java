package dev.cutaway.engine.local.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.local.TestStore;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ListingTest {

    @TempDir
    private Path folder;

    private TestStore store;
    private String untagged;

    @BeforeEach
    void open() throws IOException {
        store = new TestStore(folder.resolve("data"));
        store.add("2026-01-01T00:00:00Z", Map.of("kind", "site", "v", "1"), List.of("base"), "lab/site:1");
        untagged = store.add("2026-01-02T00:00:00Z", Map.of("kind", "site"), List.of("base", "2")).shortId();
        store.add("2026-01-03T00:00:00Z", Map.of(), List.of("base", "3"), "debian:12", "localhost:5000/debian:12");
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void newest_first() throws IOException {
        assertThat(store.list(Filters.NONE)).containsExactly("debian:12 localhost:5000/debian:12", untagged,
                "lab/site:1");
    }

    @Test
    void dangling() throws IOException {
        assertThat(store.list(Filters.of("dangling", "true"))).containsExactly(untagged);
        assertThat(store.list(Filters.of("dangling", "false"))).hasSize(2).doesNotContain(untagged);
    }

    @Test
    void every_label_that_is_asked_for_must_be_there() throws IOException {
        assertThat(store.list(Filters.of("label", "kind"))).hasSize(2);
        assertThat(store.list(Filters.of("label", "kind=site").and("label", "v"))).containsExactly("lab/site:1");
        assertThat(store.list(Filters.of("label", "kind=other"))).isEmpty();
    }

    @Test
    void before_and_since_leave_out_the_image_they_name() throws IOException {
        assertThat(store.list(Filters.of("before", "debian:12"))).containsExactly(untagged, "lab/site:1");
        assertThat(store.list(Filters.of("since", untagged))).containsExactly("debian:12 localhost:5000/debian:12");
        assertThatThrownBy(() -> store.list(Filters.of("since", "nope"))).hasMessage("No such image: nope:latest");
    }

    @Test
    void until_takes_times_and_ages() throws IOException {
        assertThat(store.list(Filters.of("until", "2026-01-02T00:00:00Z"))).containsExactly("lab/site:1");
        assertThat(store.list(Filters.of("until", "1000000h"))).isEmpty();
    }

    @Test
    void reference_patterns_match_names_as_people_write_them() throws IOException {
        assertThat(store.list(Filters.of("reference", "debian"))).containsExactly("debian:12");
        assertThat(store.list(Filters.of("reference", "*/site"))).containsExactly("lab/site:1");
        assertThat(store.list(Filters.of("reference", "*"))).containsExactly("debian:12");
        assertThat(store.list(Filters.of("reference", "*/*:1*")))
                .containsExactly("localhost:5000/debian:12", "lab/site:1");
        assertThat(store.list(Filters.of("reference", "lab/[r-t]ite:[^2]"))).containsExactly("lab/site:1");
        assertThat(store.list(Filters.of("reference", "nope").and("reference", "lab/*"))).containsExactly("lab/site:1");
        assertThatThrownBy(() -> store.list(Filters.of("reference", "[a"))).hasMessage("syntax error in pattern");
    }

    @Test
    void an_unknown_filter_is_refused_as_docker_refuses_it() {
        assertThatThrownBy(() -> store.list(Filters.of("nope", "x"))).hasMessage("Invalid filter 'nope'")
                .isInstanceOfSatisfying(EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.INVALID));
        assertThatThrownBy(() -> store.list(Filters.of("dangling", "x"))).hasMessage("Invalid filter 'dangling=[x]'");
    }

    @Test
    void steps_of_other_images_are_shown_only_when_all_are() throws IOException {
        Digest step = store.catalog.resolve(untagged).id();
        store.catalog.builtOn(store.catalog.resolve("debian:12").id(), step);
        assertThat(store.list(Filters.NONE)).doesNotContain(untagged);
        assertThat(store.images.list(ImageQuery.EVERYTHING)).extracting(ImageSummary::id).contains(step);
    }

    @Test
    void shared_sizes_are_those_of_the_layers_that_another_listed_image_has() throws IOException {
        assertThat(store.images.list(ImageQuery.EVERYTHING)).extracting(ImageSummary::sharedSize)
                .containsExactly(4L, 4L, 4L);
    }

    @Test
    void what_is_not_there_and_what_is_no_name() {
        assertThatThrownBy(() -> store.images.inspect("nope"))
                .hasMessage("no such image: nope: No such image: nope:latest");
        assertThatThrownBy(() -> store.images.inspect("UPPER"))
                .hasMessageStartingWith("no such image: UPPER: invalid reference format: repository name")
                .isInstanceOfSatisfying(EngineException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.INVALID));
        assertThatThrownBy(() -> store.images.history("nope")).hasMessage("No such image: nope:latest");
    }
}
