package dev.cutaway.inspector.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.oci.HistoryEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Images that real tools wrote, against what is known of them; see the fixtures' README. */
class FixtureImagesTest {

    private static final Path FIXTURES = fixtures();

    private static Path fixtures() {
        try {
            URL url = Objects.requireNonNull(FixtureImagesTest.class.getResource("/fixtures/expected.json"));
            return Objects.requireNonNull(Path.of(url.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode expected() throws IOException {
        return new JsonMapper().readTree(Files.readAllBytes(FIXTURES.resolve("expected.json")));
    }

    static Stream<String> names() throws IOException {
        return expected().propertyNames().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_fixture_opens_and_holds_what_it_should(String name) throws IOException {
        JsonNode images = expected().get(name);
        try (var archive = ImageArchive.open(FIXTURES.resolve(name), Limits.DEFAULT, Progress.NONE)) {
            assertThat(archive.format()).isEqualTo(format(name));
            assertThat(archive.images()).hasSize(images.size());
            for (int i = 0; i < images.size(); i++) {
                check(archive.images().get(i), images.get(i));
            }
        }
    }

    private static ArchiveFormat format(String name) {
        if (name.startsWith("containerd")) {
            return ArchiveFormat.DOCKER_OCI;
        }
        if (name.contains("oci")) {
            return ArchiveFormat.OCI_LAYOUT;
        }
        return name.contains("v1") ? ArchiveFormat.DOCKER_V1 : ArchiveFormat.DOCKER_ARCHIVE;
    }

    private static void check(ArchivedImage image, JsonNode expected) throws IOException {
        assertThat(image.id()).hasToString(text(expected, "image_id"));
        assertThat(image.id()).isEqualTo(Digest.of(image.config().raw()));
        assertThat(image.tags()).isEqualTo(strings(expected, "repo_tags"));
        assertThat(image.config().created()).isEqualTo(Instant.parse(text(expected, "created")));
        assertThat(image.config().history()).isEqualTo(history(expected));
        if (expected.has("manifest_digest")) {
            assertThat(image.manifestDigest()).hasToString(text(expected, "manifest_digest"));
            assertThat(Digest.of(Objects.requireNonNull(image.manifest()))).isEqualTo(image.manifestDigest());
        }
        JsonNode layers = expected.get("layers");
        assertThat(image.layers()).hasSize(layers.size());
        for (int i = 0; i < layers.size(); i++) {
            check(image.layers().get(i), layers.get(i));
        }
        if (expected.has("layer_media_types")) {
            assertThat(image.layers()).extracting(LayerBlob::mediaType)
                    .isEqualTo(strings(expected, "layer_media_types"));
        }
    }

    private static void check(LayerBlob layer, JsonNode expected) throws IOException {
        Digest blob = Digest.parse(text(expected, "blob_digest"));
        assertThat(layer.diffId()).hasToString(text(expected, "diff_id"));
        assertThat(layer.blobBytes()).isEqualTo(expected.get("blob_bytes").longValue());
        assertThat(layer.digest()).isIn(null, blob);
        try (InputStream stored = layer.open()) {
            assertThat(Digest.of(stored.readAllBytes())).isEqualTo(blob);
        }
        try (InputStream tar = layer.compression().decompress(layer.open(), Place.of(layer.name()), Limits.DEFAULT)) {
            assertThat(Digest.of(tar.readAllBytes())).isEqualTo(layer.diffId());
        }
    }

    private static List<HistoryEntry> history(JsonNode image) {
        return image.get("history_oldest_first").valueStream()
                .map(step -> new HistoryEntry(Instant.parse(text(step, "created")), text(step, "created_by"),
                        step.path("author").asString(""),
                        text(step, "comment"), step.get("empty_layer").booleanValue()))
                .toList();
    }

    private static String text(JsonNode node, String key) {
        return node.get(key).stringValue();
    }

    private static List<String> strings(JsonNode node, String key) {
        return node.get(key).valueStream().map(JsonNode::stringValue).toList();
    }
}
