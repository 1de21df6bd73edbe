package dev.cutaway.engine.local.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.HistoryStep;
import dev.cutaway.engine.api.image.ImageDetails;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.local.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class AnswersLikeDockerTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private TestStore store;

    @BeforeEach
    void open() throws IOException {
        store = new TestStore(folder.resolve("data"));
        for (String image : List.of("busybox", "fxsite", "scratchbin", "waste")) {
            store.real(image, "lab/" + image + (image.equals("busybox") ? ":1.35" : ":1"));
        }
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"busybox", "fxsite", "scratchbin", "waste"})
    void inspect(String name) throws IOException {
        JsonNode docker = TestStore.dockerd("inspect-" + name);
        ImageDetails ours = store.images.inspect(docker.at("/RepoTags/0").stringValue());
        assertThat(ours.id().toString()).isEqualTo(docker.get("Id").stringValue());
        assertThat(ours.created()).isEqualTo(Instant.parse(docker.get("Created").stringValue()));
        assertThat(ours.size()).isEqualTo(docker.get("Size").longValue());
        assertThat(ours.comment()).isEqualTo(docker.get("Comment").stringValue());
        assertThat(ours.author()).isEqualTo(docker.get("Author").stringValue());
        assertThat(ours.container()).isEqualTo(docker.get("Container").stringValue());
        assertThat(ours.dockerVersion()).isEqualTo(docker.get("DockerVersion").stringValue());
        assertThat(ours.platform()).hasToString("linux/amd64");
        assertThat(JSON.readTree(ours.configJson())).isEqualTo(docker.get("Config"));
        assertThat(JSON.readTree(ours.containerConfigJson())).isEqualTo(docker.get("ContainerConfig"));
        assertThat(ours.diffIds()).hasToString(texts(docker.at("/RootFS/Layers")).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"busybox", "fxsite", "scratchbin", "waste"})
    void history_with_sizes(String name) throws IOException {
        JsonNode docker = TestStore.dockerd("history-" + name);
        List<HistoryStep> ours = store.images.history(docker.at("/0/Id").stringValue());
        assertThat(ours).hasSize(docker.size());
        for (int i = 0; i < ours.size(); i++) {
            JsonNode step = docker.get(i);
            assertThat(ours.get(i).createdBy()).isEqualTo(step.get("CreatedBy").stringValue());
            assertThat(ours.get(i).size()).isEqualTo(step.get("Size").longValue());
            assertThat(Objects.requireNonNull(ours.get(i).created()).getEpochSecond())
                    .isEqualTo(step.get("Created").longValue());
        }
        // Docker had the steps as images of their own; after a load nobody has.
        assertThat(ours.getFirst().image()).hasToString(docker.at("/0/Id").stringValue());
        assertThat(ours.getFirst().tags()).extracting(ImageReference::familiar)
                .isEqualTo(texts(docker.at("/0/Tags")));
        assertThat(ours.get(1).image()).isNull();
    }

    @Test
    void disk_usage_counts_shared_layers() throws IOException {
        List<ImageSummary> ours = store.system.diskUsage().images();
        for (JsonNode docker : TestStore.dockerd("system-df").get("Images").values()) {
            for (ImageSummary image : ours) {
                if (image.id().toString().equals(docker.get("Id").stringValue())) {
                    assertThat(image.sharedSize()).isEqualTo(docker.get("SharedSize").longValue());
                    assertThat(image.size()).isEqualTo(docker.get("Size").longValue());
                }
            }
        }
        assertThat(store.system.diskUsage().layersSize())
                .isEqualTo(1_982_486 + 168_259 + 1_982_256 + 600_000 + 300_005 + 200_000 + 150_000 + 200_000);
    }

    @Test
    void removing_by_id_by_force_tells_names_then_the_image_then_its_layers_from_the_top() throws IOException {
        store.images.tag("lab/fxsite:1", ImageReference.parse("docker.io/lab/two:1"));
        var expected = new ArrayList<String>();
        for (JsonNode item : TestStore.dockerd("delete-byid-force").values()) {
            item.properties().forEach(
                    member -> expected.add(member.getKey().toLowerCase(java.util.Locale.ROOT) + " "
                            + member.getValue().stringValue()));
        }
        String id = store.images.inspect("lab/fxsite:1").id().toString();
        assertThat(TestStore.words(store.images.remove(id, true, true))).isEqualTo(expected);
    }

    private static List<String> texts(JsonNode array) {
        return array.values().stream().map(JsonNode::stringValue).toList();
    }
}
