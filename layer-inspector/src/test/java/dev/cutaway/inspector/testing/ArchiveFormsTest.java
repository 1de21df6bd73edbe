package dev.cutaway.inspector.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class ArchiveFormsTest {

    private final TestLayer base = new TestLayer().dir("etc").file("etc/os", "base");
    private final TestImage one = new TestImage("lab/one:1", "lab/one:latest").layer(base).layer(
            new TestLayer().file("one", "1"));
    private final TestImage two = new TestImage("lab/two:1").layer(base).layer(new TestLayer().file("two", "2"));

    @Test
    void every_blob_of_a_layout_lies_under_its_digest() {
        var layout = ArchiveForms.containerdStore("lab/one:1", List.of(one),
                List.of(new TestImage().platform("linux", "arm64", "v8").layer(base, BlobForm.GZIP)));
        assertThat(layout.names()).contains("manifest.json", "index.json", "oci-layout");
        assertThat(layout.names().stream().filter(name -> name.startsWith("blobs/")))
                .allSatisfy(name -> assertThat(name)
                        .endsWith(Digest.of(layout.content(name)).hex()));
    }

    @Test
    void a_shared_layer_is_written_once_and_linked_where_it_has_a_second_v1_id() {
        var archive = ArchiveForms.dockerArchive(one, two);
        String tops = new String(archive.content("repositories"), StandardCharsets.UTF_8);
        assertThat(tops).contains("lab/one", "latest", "lab/two").endsWith("\n");
        assertThat(archive.names().stream().filter(name -> name.endsWith("layer.tar"))).hasSize(3);

        var baseOnly = new TestImage("lab/base:1").layer(base);
        var withBase = ArchiveForms.dockerArchive(one, baseOnly);
        assertThat(withBase.names().stream().filter(name -> name.endsWith("layer.tar"))).hasSize(3);
        assertThat(withBase.toTar()).asString(StandardCharsets.ISO_8859_1).contains("../");
    }

    @Test
    void the_oldest_form_has_no_manifest() {
        assertThat(ArchiveForms.dockerV1(one).names()).contains("repositories").doesNotContain("manifest.json");
    }

    @Test
    void breaking_a_member_changes_only_that_member() {
        var whole = ArchiveForms.ociLayout(one);
        var broken = ArchiveForms.ociLayout(one).flip(one.blobPath(1)).duplicate("index.json");
        assertThat(broken.content(one.blobPath(1))).isNotEqualTo(whole.content(one.blobPath(1)));
        assertThat(broken.content(one.blobPath(0))).isEqualTo(whole.content(one.blobPath(0)));
        assertThat(broken.names()).filteredOn("index.json"::equals).hasSize(2);
    }

    @Test
    void claims_differ_from_the_truth_only_where_asked() {
        Digest other = Digest.of(new byte[]{1});
        var lying = new TestImage("lab/one:1").layer(base).claimDiffId(0, other).claimSize(0, 7);
        assertThat(new String(lying.configBytes(), StandardCharsets.UTF_8)).contains(other.toString());
        assertThat(new String(lying.manifestBytes(), StandardCharsets.UTF_8)).contains("\"size\":7");
    }
}
