package dev.cutaway.inspector.oci;

import static dev.cutaway.inspector.testing.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class ManifestReaderTest {

    private static final Place PLACE = Place.of("manifest");
    private static final Digest DIGEST = Digest.parse("sha256:" + "cd".repeat(32));
    private static final String DESCRIPTOR = "{\"mediaType\":\"t\",\"digest\":\"%s\",\"size\":7}".formatted(DIGEST);

    private static Manifest read(String json, String declared) throws ImageReadException {
        return ManifestReader.read(bytes(json), declared, PLACE, Limits.DEFAULT);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').replace("D!", DESCRIPTOR).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void an_images_manifest_has_config_and_layers() throws ImageReadException {
        var manifest = read("{'schemaVersion':2,'mediaType':'" + MediaTypes.DOCKER_MANIFEST
                + "','config':D!,'layers':[D!,D!],'annotations':{'a':'b'}}", "");

        var descriptor = new Descriptor("t", DIGEST, 7, null, Map.of());
        assertThat(manifest).isEqualTo(new Manifest.Image(MediaTypes.DOCKER_MANIFEST, descriptor, "",
                List.of(descriptor, descriptor), Map.of("a", "b")));
    }

    @Test
    void an_index_has_manifests_with_platforms() throws ImageReadException {
        var manifest = read("{'manifests':[{'digest':'" + DIGEST
                + "','size':0,'platform':{'os':'linux','architecture':'arm','variant':'v7'}}]}", MediaTypes.OCI_INDEX);

        assertThat(manifest).isEqualTo(new Manifest.Index(MediaTypes.OCI_INDEX,
                List.of(new Descriptor("", DIGEST, 0, new Platform("linux", "arm", "v7", null), Map.of())), Map.of()));
    }

    @Test
    void a_manifest_that_declares_nothing_is_told_by_what_it_has() throws ImageReadException {
        assertThat(read("{'manifests':[]}", "")).isInstanceOf(Manifest.Index.class);
        assertThat(read("{'config':D!}", "")).isInstanceOf(Manifest.Image.class);
        assertThat(read("{'config':D!,'mediaType':'" + MediaTypes.OCI_MANIFEST + "'}", MediaTypes.OCI_INDEX))
                .isInstanceOf(Manifest.Image.class);
    }

    @Test
    void being_both_an_index_and_an_image_is_damage() {
        // The trick of CVE-2021-41190: two readers see two different things.
        for (String type : List.of("", MediaTypes.OCI_INDEX, MediaTypes.OCI_MANIFEST)) {
            problem(Problem.Malformed.class, () -> read("{'manifests':[],'config':D!,'layers':[]}", type));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|/config", "{'config':5}|/config", "{'config':{}}|/config/size",
            "{'config':{'size':1}}|/config/digest", "{'config':{'size':-1,'digest':'x'}}|/config/size",
            "{'config':{'size':1.5}}|/config/size", "{'config':{'size':'1'}}|/config/size",
            "{'config':{'size':1,'digest':'sha256:../../x'}}|/config/digest", "{'config':D!,'layers':{}}|/layers",
            "{'config':D!,'layers':[null]}|/layers/0", "{'config':D!,'annotations':[]}|/annotations",
            "{'manifests':5}|/manifests", "{'manifests':[{'size':1,'digest':'md5:0'}]}|/manifests/0/digest"})
    void a_wrong_type_is_damage_and_is_pointed_at(String json, String pointer) {
        assertThat(problem(Problem.Malformed.class, () -> read(json, "")).detail()).startsWith(pointer);
    }

    @Test
    void schema_1_is_unsupported() {
        problem(Problem.Unsupported.class, () -> read("{'schemaVersion':1,'fsLayers':[]}", ""));
        problem(Problem.Unsupported.class,
                () -> read("{'mediaType':'application/vnd.docker.distribution.manifest.v1+prettyjws'}", ""));
    }

    @Test
    void dockers_table_lists_configs_tags_and_layers() throws ImageReadException {
        var saved = SavedImages.manifest(
                bytes("[{'Config':'c','RepoTags':['a:1','b:2'],'Layers':['x','y']},{'Config':'d','RepoTags':null}]\n"),
                PLACE, Limits.DEFAULT);

        assertThat(saved).containsExactly(
                new SavedImages.SavedImage("c", List.of("a:1", "b:2"), List.of("x", "y")),
                new SavedImages.SavedImage("d", List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[5]", "[{}]", "[{'Config':null}]", "[{'Config':'c','Layers':'x'}]",
            "[{'Config':'c','RepoTags':[1]}]", "[{'Config':'c'}] []"})
    void a_table_of_another_shape_is_damage(String json) {
        problem(Problem.Malformed.class, () -> SavedImages.manifest(bytes(json), PLACE, Limits.DEFAULT));
    }

    @Test
    void the_manifest_of_a_skopeo_folder_is_told_from_dockers_table() {
        assertThat(problem(Problem.Unsupported.class,
                () -> SavedImages.manifest(bytes("{'schemaVersion':2,'config':D!}"), PLACE, Limits.DEFAULT)).describe())
                .contains("skopeo");
    }

    @Test
    void the_older_table_maps_names_to_top_layers() throws ImageReadException {
        var tags = SavedImages.repositories(bytes("{'a':{'1':'x','2':'y'},'b/c':{'latest':'x'}}"), PLACE,
                Limits.DEFAULT);

        assertThat(tags).containsExactly(Map.entry("x", List.of("a:1", "b/c:latest")),
                Map.entry("y", List.of("a:2")));
        problem(Problem.Malformed.class, () -> SavedImages.repositories(bytes("{'a':5}"), PLACE, Limits.DEFAULT));
    }
}
