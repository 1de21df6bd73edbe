package dev.cutaway.docker.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.image.ImageDetails;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.system.EngineInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Against what real engines answered: what is read and written again has the very bytes. */
class DocumentsTest {

    private static String body(String name) throws IOException {
        try (InputStream in = DocumentsTest.class.getResourceAsStream("/transcripts/" + name + ".json")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static <T> T read(String name, Class<T> type) throws IOException {
        return Json.read(body(name).getBytes(StandardCharsets.UTF_8), type);
    }

    private static String written(Object document) {
        return new String(Json.bytes(document), StandardCharsets.UTF_8) + "\n";
    }

    @Test
    void lists_of_images_are_written_as_dockerd_writes_them() throws IOException {
        for (String name : List.of("docker-images-json", "docker-images-json-pulled")) {
            List<ImageSummaryDocument> again = Arrays.stream(read(name, ImageSummaryDocument[].class))
                    .map(document -> ImageSummaryDocument.of(document.toSummary())).toList();

            assertThat(written(again)).isEqualTo(body(name));
        }
    }

    @Test
    void inspected_images_are_written_as_dockerd_writes_them() throws IOException {
        for (String name : List.of("docker-image-fxsite_1-inspect", "docker-import-inspect")) {
            ImageDocument again = ImageDocument.of(read(name, ImageDocument.class).toDetails());

            assertThat(written(again)).isEqualTo(body(name));
        }
    }

    @Test
    void histories_are_written_as_dockerd_writes_them() throws IOException {
        for (String name : List.of("docker-image-fxsite_1-history", "docker-image-scratchbin_1-history")) {
            List<HistoryDocument> again = Arrays.stream(read(name, HistoryDocument[].class))
                    .map(document -> HistoryDocument.of(document.toStep())).toList();

            assertThat(written(again)).isEqualTo(body(name));
        }
    }

    @Test
    void removals_and_prunes_are_written_as_dockerd_writes_them() throws IOException {
        List<RemovalDocument> removals = Arrays
                .stream(read("docker-images-delete-byid-force", RemovalDocument[].class))
                .map(document -> RemovalDocument.of(document.toRemoval())).toList();
        var prune = RemovalDocument.Prune
                .of(read("docker-images-prune-dangling", RemovalDocument.Prune.class).toPruned());

        assertThat(written(removals)).isEqualTo(body("docker-images-delete-byid-force"));
        assertThat(written(prune)).isEqualTo(body("docker-images-prune-dangling"));
    }

    @Test
    void events_are_written_as_dockerd_writes_them() throws IOException {
        var events = Json.readAll(new ByteArrayInputStream(body("docker-events").getBytes(StandardCharsets.UTF_8)),
                EventDocument.class);
        var again = new StringBuilder();
        events.forEachRemaining(event -> again.append(written(EventDocument.of(event.toEvent()))));

        assertThat(again.toString()).isEqualTo(body("docker-events"));
    }

    @Test
    void the_bars_of_a_load_are_dockerds() throws IOException {
        String stream = body("docker-load-POST-fresh-progress");
        var messages = Json.readAll(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)),
                StreamDocument.class);
        var again = new StringBuilder();
        while (messages.hasNext()) {
            StreamDocument message = messages.next();
            StreamDocument.Detail detail = message.progressDetail();
            StreamDocument made = detail == null
                    ? StreamDocument.line(Objects.requireNonNull(message.stream()).strip())
                    : StreamDocument.progress("Loading layer", message.id(), detail.current(), detail.total());
            again.append(new String(Json.streamBytes(made), StandardCharsets.UTF_8)).append("\r\n");
        }

        assertThat(again.toString()).isEqualTo(stream);
    }

    @Test
    void the_error_of_a_load_is_dockerds() throws IOException {
        String message = "Error processing tar file(exit status 1): unexpected EOF";

        assertThat(new String(Json.streamBytes(StreamDocument.error(message, null)), StandardCharsets.UTF_8) + "\r\n")
                .isEqualTo(body("docker-load-POST-garbage"));
    }

    @Test
    void the_version_keeps_dockerds_order_of_fields() throws IOException {
        JsonNode dockers = read("docker-version", JsonNode.class);
        JsonNode ours = Json.tree(written(VersionDocument.of(read("docker-version", VersionDocument.class)
                .toVersion())));

        assertThat(List.copyOf(ours.propertyNames())).isEqualTo(List.copyOf(dockers.propertyNames()));
        assertThat(ours.path("Components")).isEqualTo(dockers.path("Components"));
    }

    @Test
    void the_info_keeps_dockerds_fields() throws IOException {
        JsonNode dockers = read("docker-info", JsonNode.class);
        EngineInfo info = InfoDocument.read(dockers);

        JsonNode ours = InfoDocument.of(info, java.time.Instant.EPOCH);

        assertThat(InfoDocument.read(ours)).isEqualTo(info);
        // An engine without containers has no version of cgroups.
        assertThat(List.copyOf(ours.propertyNames())).isEqualTo(dockers.propertyNames().stream()
                .filter(name -> !name.equals("CgroupVersion")).collect(Collectors.toList()));
    }

    @Test
    void podmans_answers_are_read() throws IOException {
        List<ImageSummary> list = Arrays.stream(read("podman-images-json", ImageSummaryDocument[].class))
                .map(ImageSummaryDocument::toSummary).toList();
        ImageDetails details = read("podman-image-fxsite_1-inspect", ImageDocument.class).toDetails();
        var history = Arrays.stream(read("podman-image-fxsite_1-history", HistoryDocument[].class))
                .map(HistoryDocument::toStep).toList();

        assertThat(list.getFirst().tags().getFirst()).hasToString("localhost/lab/scratchbin:1");
        assertThat(details.lastTagged()).isNull();
        assertThat(details.diffIds()).hasSize(4);
        assertThat(history.getFirst().image()).isEqualTo(details.id());
        assertThat(history.get(1).image()).isNull();
        assertThat(read("podman-system-df", DiskUsageDocument.class).toUsage().images()).isNotEmpty();
        assertThat(InfoDocument.read(read("podman-info", JsonNode.class)).driver()).isEqualTo("overlay");
        assertThat(read("podman-version", VersionDocument.class).toVersion().components().getFirst().name())
                .isEqualTo("Podman Engine");
    }

    @Test
    void an_event_of_an_engine_that_does_not_count_layers_is_read() {
        var finished = new BuildEvent.Finished(2, null, 7, Duration.ofMillis(1));
        ObjectNode part = (ObjectNode) BuildDocuments.event(finished);
        assertThat(part.remove("layers")).isNotNull();
        assertThat(BuildDocuments.event(part)).isEqualTo(finished);
    }

    @Test
    void filters_are_read_in_both_forms() {
        Filters both = Filters.of("label", "a=1").and("label", "b").and("dangling", "true");

        assertThat(FilterDocument.read("{\"label\":{\"a=1\":true,\"b\":true},\"dangling\":{\"true\":true}}"))
                .isEqualTo(both);
        assertThat(FilterDocument.read("{\"label\":[\"a=1\",\"b\"],\"dangling\":[\"true\"]}")).isEqualTo(both);
        assertThat(FilterDocument.read(FilterDocument.write(both))).isEqualTo(both);
        assertThat(FilterDocument.read("")).isEqualTo(Filters.NONE);
        for (String bad : List.of("[]", "{", "1", "{\"a\":1}")) {
            assertThatThrownBy(() -> FilterDocument.read(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
