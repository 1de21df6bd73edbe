package dev.cutaway.inspector.oci;

import static dev.cutaway.inspector.testing.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import dev.cutaway.inspector.oci.ContainerConfig.Healthcheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class ImageConfigReaderTest {

    private static final String ROOTFS = "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:%s\"]}"
            .formatted("ab".repeat(32));

    /** Reads a config given with single quotes; {@code rootfs} stands for a right one. */
    private static ImageConfig read(String json) throws ImageReadException {
        byte[] raw = json.replace('\'', '"').replace("rootfs!", ROOTFS).getBytes(StandardCharsets.UTF_8);
        return ImageConfigReader.read(raw, Digest.of(raw), Place.of("config"), Limits.DEFAULT);
    }

    @Test
    void everything_a_config_says_is_kept() throws ImageReadException {
        ImageConfig config = read(
                """
                        {'created':'2026-11-20T10:00:00.5+02:00','author':'Ann','architecture':'arm64','variant':'v8','os':'linux',
                         'os.version':'10.0',
                         'config':{'User':'app:app','Env':['A=1','B='],'Entrypoint':['/run'],'Cmd':['a','b c'],'WorkingDir':'/w',
                          'ExposedPorts':{'80/tcp':{},'53/udp':{}},'Volumes':{'/data':{}},'Labels':{'z':'1','a':'2'},
                          'StopSignal':'SIGINT','OnBuild':['RUN x'],'Shell':['/bin/bash','-c'],
                          'Healthcheck':{'Test':['CMD','true'],'Interval':1000000000,'Timeout':2,'StartPeriod':3,
                           'StartInterval':4,'Retries':5}},
                         rootfs!,
                         'history':[{'created':'2026-11-20T09:00:00Z','created_by':'ADD x','author':'Bob','comment':'c'},
                          {'created_by':'CMD','empty_layer':true}],
                         'unknown':{'deep':[1,2,3.5]}}""");

        assertThat(config.created()).isEqualTo(Instant.parse("2026-11-20T08:00:00.5Z"));
        assertThat(config.author()).isEqualTo("Ann");
        assertThat(config.platform()).isEqualTo(new Platform("linux", "arm64", "v8", "10.0"));
        assertThat(config.runtime()).isEqualTo(new ContainerConfig("app:app", List.of("A=1", "B="), List.of("/run"),
                List.of("a", "b c"), "/w", List.of("80/tcp", "53/udp"), List.of("/data"), Map.of("z", "1", "a", "2"),
                "SIGINT", new Healthcheck(List.of("CMD", "true"), 1_000_000_000, 2, 3, 4, 5), List.of("RUN x"),
                List.of("/bin/bash", "-c")));
        assertThat(config.runtime().labels().keySet()).containsExactly("z", "a");
        assertThat(config.diffIds()).containsExactly(Digest.parse("sha256:" + "ab".repeat(32)));
        assertThat(config.history()).containsExactly(
                new HistoryEntry(Instant.parse("2026-11-20T09:00:00Z"), "ADD x", "Bob", "c", false),
                new HistoryEntry(null, "CMD", "", "", true));
    }

    @Test
    void what_a_config_does_not_say_is_empty() throws ImageReadException {
        ImageConfig config = read("{rootfs!}");

        assertThat(config.created()).isNull();
        assertThat(config.author()).isEmpty();
        assertThat(config.platform()).hasToString("unknown/unknown");
        assertThat(config.runtime()).isEqualTo(ContainerConfig.EMPTY);
        assertThat(config.history()).isEmpty();
    }

    @Test
    void null_is_the_same_as_nothing() throws ImageReadException {
        assertThat(read("{'created':null,'author':null,'os':null,'config':null,'history':null,rootfs!}").runtime())
                .isEqualTo(ContainerConfig.EMPTY);
        assertThat(read("""
                {'config':{'User':null,'Env':null,'Entrypoint':null,'Cmd':null,'ExposedPorts':null,'Volumes':null,
                'Labels':null,'StopSignal':'','Healthcheck':null,'OnBuild':null,'Shell':null},rootfs!}""").runtime())
                .isEqualTo(ContainerConfig.EMPTY);
    }

    @Test
    void an_image_from_scratch_may_have_no_layer_at_all() throws ImageReadException {
        assertThat(read("{'rootfs':{'type':'layers','diff_ids':null}}").diffIds()).isEmpty();
    }

    @Test
    void early_docker_wrote_commands_as_one_string() throws ImageReadException {
        assertThat(read("{'config':{'Entrypoint':'/run me','Cmd':[]},rootfs!}").runtime())
                .returns(List.of("/run me"), ContainerConfig::entrypoint).returns(List.of(), ContainerConfig::cmd);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T10:00:00Z,2026-11-20T10:00:00Z", "2026-11-20t10:00:00z,2026-11-20T10:00:00Z",
            "2026-11-20 10:00:00+00:00,2026-11-20T10:00:00Z", "2026-11-20T10:00:00.123456789-05:30,"
                    + "2026-11-20T15:30:00.123456789Z",
            "1970-01-01T00:00:00Z,1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z,9999-12-31T23:59:59Z"})
    void times_may_have_any_rfc_3339_form(String written, Instant meant) throws ImageReadException {
        assertThat(read("{'created':'" + written + "',rootfs!}").created()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", ""})
    void gos_unset_time_is_no_time(String written) throws ImageReadException {
        assertThat(read("{'created':'" + written + "',rootfs!}").created()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'created':5,rootfs!}|/created", "{'created':'yesterday',rootfs!}|/created",
            "{'author':[],rootfs!}|/author", "{'os':true,rootfs!}|/os", "{'config':[],rootfs!}|/config",
            "{'config':'x',rootfs!}|/config", "{'config':{'Env':'A=1'},rootfs!}|/config/Env",
            "{'config':{'Env':[1]},rootfs!}|/config/Env/0", "{'config':{'Env':[null]},rootfs!}|/config/Env/0",
            "{'config':{'Cmd':{}},rootfs!}|/config/Cmd", "{'config':{'ExposedPorts':[]},rootfs!}|/config/ExposedPorts",
            "{'config':{'Labels':{'a':1}},rootfs!}|/config/Labels/a",
            "{'config':{'Healthcheck':{'Retries':1.5}},rootfs!}|/config/Healthcheck/Retries",
            "{'config':{'Healthcheck':{'Retries':9999999999}},rootfs!}|/config/Healthcheck/Retries",
            "{'config':{'Healthcheck':{'Interval':99999999999999999999}},rootfs!}|/config/Healthcheck/Interval",
            "{'history':{},rootfs!}|/history", "{'history':[5],rootfs!}|/history/0",
            "{'history':[{'empty_layer':'yes'}],rootfs!}|/history/0/empty_layer", "{}|/rootfs",
            "{'rootfs':null}|/rootfs",
            "{'rootfs':[]}|/rootfs", "{'rootfs':{'type':'magic'}}|/rootfs/type",
            "{'rootfs':{'diff_ids':{}}}|/rootfs/diff_ids", "{'rootfs':{'diff_ids':[null]}}|/rootfs/diff_ids/0",
            "{'rootfs':{'diff_ids':['sha256:12']}}|/rootfs/diff_ids/0",
            "{'rootfs':{'diff_ids':['md5:00']}}|/rootfs/diff_ids/0"})
    void a_wrong_type_is_damage_and_is_pointed_at(String json, String pointer) {
        var damage = problem(Problem.Malformed.class, () -> read(json));

        assertThat(damage.detail()).startsWith(pointer + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "5", "'text'", "[]", "{", "{}}", "{} x", "{'a':}", "{'a':1,}", "{a:1}",
            "{'a':NaN}", "\u0000", "{'a':'\\ud8'}"})
    void what_is_no_json_object_is_damage(String json) {
        problem(Problem.Malformed.class, () -> read(json));
    }

    @Test
    void bytes_that_are_not_utf_8_are_damage() {
        byte[] raw = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

        problem(Problem.Malformed.class,
                () -> ImageConfigReader.read(raw, Digest.of(raw), Place.of("config"), Limits.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{'a':", "{'config':{'Labels':"})
    void ten_thousand_levels_are_refused_with_the_place(String level) {
        var damage = problem(Problem.Malformed.class, () -> read("{'x':" + level.repeat(10_000)));

        assertThat(damage.detail()).contains("deeper than 200");
        assertThat(damage.place().offset()).isPositive();
    }

    @Test
    void a_million_values_are_refused() {
        problem(Problem.Malformed.class, () -> read("[" + "1,".repeat(1_100_000) + "1]"));
    }

    @Test
    void a_document_over_the_limit_is_refused() {
        problem(Problem.OverLimit.class, () -> read("{'x':'" + "y".repeat(17 << 20) + "'}"));
    }
}
