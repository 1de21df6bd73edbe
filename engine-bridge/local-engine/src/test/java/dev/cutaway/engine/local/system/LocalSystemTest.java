package dev.cutaway.engine.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.system.EngineEvent;
import dev.cutaway.engine.api.system.EngineVersion;
import dev.cutaway.engine.api.system.EventQuery;
import dev.cutaway.engine.api.system.EventStream;
import dev.cutaway.engine.local.TestStore;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

@Timeout(60)
class LocalSystemTest {

    @TempDir
    private Path folder;

    private TestStore store;

    @BeforeEach
    void open() throws IOException {
        store = new TestStore(folder.resolve("data"));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void it_names_itself_and_has_the_component_the_docker_cli_looks_for() {
        EngineVersion version = store.system.version();
        assertThat(version.components()).extracting(EngineVersion.Component::name)
                .containsExactly(EngineVersion.CUTAWAY, "Engine");
        assertThat(version.apiVersion()).isEqualTo("1.41");
        assertThat(version.version()).isEqualTo("1.2.3");
    }

    @Test
    void it_tells_what_it_has_under_an_id_that_stays() throws IOException {
        store.add(List.of("base"), "a");
        var info = store.system.info();
        assertThat(info.images()).isEqualTo(1);
        assertThat(info.rootDir()).isEqualTo(folder.resolve("data").toString());
        assertThat(info.memory()).isPositive();
        assertThat(info.name()).isNotEmpty();
        store.close();
        store = new TestStore(folder.resolve("data"));
        assertThat(store.system.info().id()).isEqualTo(info.id());
    }

    @Test
    void a_tag_and_a_removal_are_told_in_dockers_words() throws IOException {
        Digest id = store.add("2026-01-01T00:00:00Z", Map.of("kind", "site"), List.of("base"), "a");
        try (EventStream events = store.system.events(EventQuery.FROM_NOW)) {
            store.images.tag("a", ImageReference.parse("docker.io/lab/b:2"));
            store.images.remove(id.toString(), true, true);
            store.images.prune(Filters.NONE);
            var tag = next(events);
            assertThat(tag.type()).isEqualTo("image");
            assertThat(tag.action()).isEqualTo("tag");
            assertThat(tag.actor()).isEqualTo(id.toString());
            assertThat(tag.attributes()).isEqualTo(Map.of("kind", "site", "name", "lab/b:2"));
            assertThat(List.of(next(events), next(events), next(events))).extracting(EngineEvent::action)
                    .containsExactly("untag", "untag", "delete");
            var prune = next(events);
            assertThat(prune.action()).isEqualTo("prune");
            assertThat(prune.attributes()).isEqualTo(Map.of("reclaimed", "0"));
        }
    }

    @Test
    void what_was_is_told_again_up_to_a_time() throws IOException {
        Instant before = Instant.now();
        publish("load", "1");
        publish("tag", "2");
        Instant after = Instant.now();
        assertThat(all(new EventQuery(before, after, Filters.NONE))).containsExactly("load", "tag");
        assertThat(all(new EventQuery(before, after, Filters.of("event", "tag")))).containsExactly("tag");
        assertThat(all(new EventQuery(before, after, Filters.of("type", "container")))).isEmpty();
        assertThat(all(new EventQuery(before, after, Filters.of("image", "lab/x")))).containsExactly("load", "tag");
        assertThat(all(new EventQuery(before, after, Filters.of("container", "x")))).isEmpty();
        assertThat(all(new EventQuery(after.plusSeconds(9), after, Filters.NONE))).isEmpty();
        assertThatThrownBy(() -> store.system.events(new EventQuery(null, null, Filters.of("nope", "x"))))
                .hasMessage("Invalid filter 'nope'");
    }

    @Test
    void a_slow_reader_loses_the_oldest_and_holds_up_nobody() throws IOException {
        try (EventStream events = store.system.events(EventQuery.FROM_NOW)) {
            for (int i = 0; i < 10_005; i++) {
                publish("load", Integer.toString(i));
            }
            assertThat(next(events).actor()).isEqualTo("5");
        }
    }

    @Test
    void closing_ends_a_reader_that_waits() throws IOException, InterruptedException, ExecutionException {
        EventStream events = store.system.events(EventQuery.FROM_NOW);
        var ended = new CompletableFuture<Boolean>();
        Thread reader = Thread.startVirtualThread(() -> {
            try {
                ended.complete(events.next() == null);
            } catch (IOException e) {
                ended.completeExceptionally(e);
            }
        });
        events.close();
        assertThat(ended.get()).isTrue();
        reader.join();
    }

    private void publish(String action, String actor) {
        store.events.publish("image", action, actor, Map.of("name", "lab/x:1"));
    }

    private List<String> all(EventQuery query) throws IOException {
        var actions = new ArrayList<String>();
        try (EventStream events = store.system.events(query)) {
            for (EngineEvent event = events.next(); event != null; event = events.next()) {
                actions.add(event.action());
            }
        }
        return actions;
    }

    private static EngineEvent next(EventStream events) throws IOException {
        return java.util.Objects.requireNonNull(events.next());
    }
}
