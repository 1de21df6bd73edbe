package dev.cutaway.app.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import dev.cutaway.resources.Messages;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

class SampleCatalogTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Sample sample(String id) {
        return new SampleCatalog(folder).samples().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    private static Map<String, byte[]> members(Path tar) throws IOException {
        var members = new LinkedHashMap<String, byte[]>();
        try (var in = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tar)))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                members.put(entry.getName(), in.readAllBytes());
            }
        }
        return members;
    }

    @ParameterizedTest
    @ValueSource(strings = {"three-layers", "wasteful-build", "two-that-share", "nginx-site"})
    void a_sample_is_as_long_as_announced_and_all_its_digests_hold(String id) throws IOException {
        var done = new AtomicLong();
        Path file = sample(id).materialize(done::addAndGet);
        assertThat(file).hasSize(sample(id).bytes());
        assertThat(done.get()).isBetween(1L, sample(id).bytes());

        var members = members(file);
        for (JsonNode image : JSON.readTree(members.get("manifest.json"))) {
            String config = image.get("Config").asString();
            assertThat(config).isEqualTo(Digest.of(members.get(config)).hex() + ".json");
            var root = JSON.readTree(members.get(config));
            var layers = new ArrayList<String>();
            image.get("Layers").forEach(layer -> layers.add(layer.asString()));
            var diffIds = new ArrayList<String>();
            root.get("rootfs").get("diff_ids").forEach(diffId -> diffIds.add(diffId.asString()));
            assertThat(layers).hasSize(sample(id).layers());
            assertThat(diffIds).isEqualTo(layers.stream().map(l -> Digest.of(members.get(l)).toString()).toList());
            assertThat(root.get("history").valueStream().filter(row -> !row.has("empty_layer"))).hasSize(layers.size());
        }
    }

    @Test
    void a_sample_is_written_once_and_always_with_the_same_bytes() throws IOException {
        Path first = sample("three-layers").materialize(Progress.NONE);
        var time = Files.getLastModifiedTime(first);
        byte[] bytes = Files.readAllBytes(first);
        assertThat(sample("three-layers").materialize(bytesDone -> {
            throw new AssertionError("written again");
        })).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(time);

        Files.delete(first);
        assertThat(Files.readAllBytes(sample("three-layers").materialize(Progress.NONE))).isEqualTo(bytes);
    }

    @Test
    void a_damaged_file_is_written_anew() throws IOException {
        Path file = sample("three-layers").materialize(Progress.NONE);
        Files.writeString(file, "cut");
        assertThat(sample("three-layers").materialize(Progress.NONE)).hasSize(sample("three-layers").bytes());
    }

    @Test
    void cancel_leaves_nothing_behind() {
        assertThatThrownBy(() -> sample("wasteful-build").materialize(bytes -> {
            throw new CancellationException();
        })).isInstanceOf(CancellationException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void two_images_that_share_have_their_base_in_the_archive_once() throws IOException {
        var members = members(sample("two-that-share").materialize(Progress.NONE));
        var manifest = JSON.readTree(members.get("manifest.json"));
        List<List<String>> images = new ArrayList<>();
        for (JsonNode image : manifest) {
            images.add(image.get("Layers").valueStream().map(JsonNode::asString).toList());
        }
        assertThat(images).hasSize(2);
        var shared = new ArrayList<>(images.getFirst());
        shared.retainAll(images.getLast());
        long base = shared.stream().mapToLong(layer -> members.get(layer).length).sum();
        assertThat(base).isGreaterThan(sample("two-that-share").bytes() / 2);
        assertThat(members.keySet().stream().filter(name -> name.endsWith(".tar"))).hasSize(6);
    }

    @Test
    void every_sample_has_its_words_in_every_language() {
        for (var language : Messages.LANGUAGES) {
            assertThat(new SampleCatalog(folder).samples()).allSatisfy(sample -> {
                assertThat(Messages.of(language).text(sample.titleKey())).isNotBlank();
                assertThat(Messages.of(language).text(sample.teachesKey())).isNotBlank();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STEP before any image", "IMAGE a:1\nNONSENSE", "IMAGE a:1\nSTEP x\n  paint /a",
            "IMAGE a:1\n  dir /a"})
    void a_recipe_that_is_none_says_which_line(String text) {
        List<String> lines = text.lines().toList();
        assertThatThrownBy(() -> RecipeReader.read(lines)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line " + lines.size());
    }
}
