package dev.cutaway.inspector.analysis.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.analysis.Indexes;
import dev.cutaway.inspector.analysis.findings.Finding.Kind;
import dev.cutaway.inspector.layer.LayerContent;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.oci.ContainerConfig;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.Platform;
import dev.cutaway.inspector.testing.TestLayer;
import dev.cutaway.inspector.tree.ImageTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class FindingsTest {

    /** Put together here so that no scanner takes this file for a leak. */
    private static final String KEY = "-----BEGIN OPENSSH " + "PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n";

    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    private static final String AWS_KEY = "AKIA" + "QWERTYUIOPASDFGH";

    private final List<String> opened = new ArrayList<>();

    private Findings find(TestLayer... layers) throws IOException {
        return find(config(List.of(), List.of()), layers);
    }

    private Findings find(ImageConfig config, TestLayer... layers) throws IOException {
        List<LayerIndex> indexes = Stream.of(layers).map(Indexes::of).toList();
        return Findings.of(ImageTree.of(indexes), config, (layer, entries, sink) -> {
            for (int entry : entries) {
                opened.add(indexes.get(layer).path(entry));
            }
            LayerContent.copyAll(new ByteArrayInputStream(layers[layer].toBytes()), indexes.get(layer), entries, sink,
                    Place.of("layer.tar"), Limits.DEFAULT);
        });
    }

    private static ImageConfig config(List<String> env, List<HistoryEntry> history) {
        var none = ContainerConfig.EMPTY;
        var runtime = new ContainerConfig("", env, null, null, "", List.of(), List.of(), Map.of(), null, null,
                none.onBuild(), null);
        return new ImageConfig(Digest.of(new byte[0]), new byte[0], null, "",
                new Platform("linux", "amd64", null, null), runtime, List.of(), history);
    }

    private static HistoryEntry step(String createdBy) {
        return new HistoryEntry(null, createdBy, "", "", true);
    }

    @Test
    void privileged_files_are_noted_with_mode_and_owner() throws IOException {
        Findings findings = find(new TestLayer().file("/bin/su", "x").mode(04755).owner(0, 0).file("/bin/mail", "x")
                .mode(02755).owner(0, 8).dir("/shared").mode(02775));

        assertThat(findings.all()).extracting(Finding::kind).containsExactly(Kind.SETUID, Kind.SETGID);
        assertThat(findings.all().getFirst().detail()).isEqualTo("mode 4755, owner 0:0");
        assertThat(findings.all().getLast().detail()).isEqualTo("mode 2755, owner 0:8");
    }

    @Test
    void what_everybody_may_write_is_found_but_not_links_devices_or_sticky_folders() throws IOException {
        Findings findings = find(new TestLayer().dir("/tmp").mode(01777).dir("/open").mode(0777).file("/open/f", "x")
                .mode(0666).symlink("/link", "open").mode(0777).characterDevice("/null", 1, 3).mode(0666));

        assertThat(findings.all()).extracting(Finding::path).containsExactly("/open/f", "/open");
    }

    @Test
    void a_key_that_a_later_layer_deletes_is_still_found() throws IOException {
        Findings findings = find(new TestLayer().dir("/root/.ssh").file("/root/.ssh/id_ed25519", KEY),
                new TestLayer().file("/other", "x"), new TestLayer().whiteout("/root/.ssh/id_ed25519"));

        assertThat(findings.all()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.PRIVATE_KEY);
            assertThat(finding.detail()).isEqualTo("OpenSSH private key");
            assertThat(finding.layer()).isZero();
            assertThat(finding.hiddenBy()).isEqualTo(2);
        });
    }

    @Test
    void a_key_that_is_only_given_another_mode_is_one_finding() throws IOException {
        Findings findings = find(new TestLayer().file("/k/id_rsa", KEY),
                new TestLayer().file("/k/id_rsa", KEY).mode(0600));

        assertThat(findings.all()).singleElement().satisfies(finding -> {
            assertThat(finding.layer()).isZero();
            assertThat(finding.hiddenBy()).isEqualTo(-1);
        });
    }

    @Test
    void a_setuid_file_that_is_made_harmless_says_which_layer_did_it() throws IOException {
        Findings findings = find(new TestLayer().file("/su", "x").mode(04755),
                new TestLayer().file("/su", "x").mode(0755));

        assertThat(findings.all()).extracting(Finding::hiddenBy).containsExactly(1);
    }

    @Test
    void an_entry_that_its_own_layer_writes_again_is_found_too() throws IOException {
        Findings findings = find(new TestLayer().file("/id_rsa", KEY).file("/id_rsa", "nothing"));

        assertThat(findings.all()).singleElement().satisfies(finding -> assertThat(finding.hiddenBy()).isZero());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/root/.npmrc|//registry.npmjs.org/:_authToken=abcdef123456|npm token",
            "/root/.pypirc|[pypi]\\npassword = hunter2hunter2|PyPI password",
            "/root/.netrc|machine example.org login jo password hunter2|password of a login",
            "/root/.git-credentials|https://jo:hunter2@example.org|Git password",
            "/root/.aws/credentials|[default]\\naws_secret_access_key = abcd/efgh|AWS secret key",
            "/root/.docker/config.json|{\"auths\":{\"r.example.org\":{\"auth\":\"am86aHVudGVyMg==\"}}}|registry login",
            "/app/.env|DB_PASSWORD=hunter2|value of DB_PASSWORD",
            "/etc/shadow|root:$y$j9T$abc$def:19000:0:99999:7:::|password hash",
            "/app/config.kdbx|x|password database", "/root/.bash_history|ls|typed commands",
            "/etc/ssl/private/web.key|-----BEGIN PRIVATE ~KEY-----\\nMIIE|private key"})
    void secrets_are_known_by_name_and_content(String path, String text, String words) throws IOException {
        String content = text.replace("\\n", "\n").replace("~", "");

        assertThat(find(new TestLayer().file(path, content)).all()).singleElement()
                .satisfies(finding -> assertThat(finding.detail()).isEqualTo(words))
                .satisfies(finding -> assertThat(finding.path()).isEqualTo(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/etc/ssl/certs/ca.pem|cert", "/app/server.pem|cert",
            "/usr/share/ca-certificates/mozilla/x.pem|cert", "/etc/shadow|root:*:19000:0:99999:7:::",
            "/root/.npmrc|//registry.npmjs.org/:_authToken=${NPM_TOKEN}", "/app/.env.example|DB_PASSWORD=hunter2",
            "/app/.env|DB_PASSWORD=\\nDEBUG=true\\nAPI_TOKEN_FILE=/run/secrets/t", "/root/.ssh/id_rsa.pub|ssh-rsa AAAA",
            "/root/.docker/config.json|{\"credsStore\":\"desktop\"}", "/root/.gitconfig|[user]\\nname = Jo",
            "/usr/lib/python3/test/keycert.pem|key", "/app/.bash_history|"})
    void what_only_looks_like_a_secret_is_left_alone(String path, String text) throws IOException {
        String content = text == null
                ? ""
                : text.equals("cert") ? CERTIFICATE : text.equals("key") ? KEY : text.replace("\\n", "\n");

        assertThat(find(new TestLayer().file(path, content)).all()).isEmpty();
    }

    @Test
    void only_small_files_with_suspicious_names_are_opened() throws IOException {
        Findings findings = find(
                new TestLayer().file("/a.txt", KEY).file("/usr/bin/tool", KEY).file("/k.pem", CERTIFICATE)
                        .file("/big.key", new byte[Findings.READ_LIMIT + 1]));

        assertThat(opened).containsExactly("/k.pem");
        assertThat(findings.unread()).isEqualTo(1);
    }

    @Test
    void without_contents_only_names_that_say_enough_are_reported() throws IOException {
        LayerIndex layer = Indexes.of(new TestLayer().file("/root/.ssh/id_rsa", KEY).file("/app/tls.pem", KEY));

        Findings findings = Findings.of(ImageTree.of(List.of(layer)), config(List.of(), List.of()), null);

        assertThat(findings.all()).extracting(Finding::detail).containsExactly("private key (judged by its name)");
        assertThat(findings.unread()).isEqualTo(1);
    }

    @Test
    void secrets_of_the_config_are_named_but_never_shown() throws IOException {
        Findings findings = find(config(
                List.of("PATH=/bin", "DB_PASSWORD=hunter2", "GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D",
                        "TOKEN_FILE=/run/secrets/token", "KEY_ID=" + AWS_KEY, "API_TOKEN="),
                List.of()));

        assertThat(findings.all()).extracting(Finding::path).containsExactlyInAnyOrder("DB_PASSWORD", "KEY_ID");
        assertThat(findings.all().toString()).doesNotContain("hunter2").doesNotContain(AWS_KEY);
    }

    @Test
    void secrets_of_the_history_are_found_once() throws IOException {
        Findings findings = find(config(List.of("APP_SECRET=s3cretvalue"),
                List.of(step("/bin/sh -c #(nop)  ENV APP_SECRET=s3cretvalue"), step("ARG NPM_TOKEN=abcdefgh"),
                        step("RUN |1 NPM_TOKEN=abcdefgh /bin/sh -c npm ci # buildkit"),
                        step("/bin/sh -c git clone https://jo:hunter2@example.org/x.git"),
                        step("/bin/sh -c curl -u jo:hunter2 https://example.org"),
                        step("/bin/sh -c PGPASSWORD=$PW psql -c 'select 1' && export X_TOKEN=\"$(cat t)\""),
                        step("/bin/sh -c apt-get install -y passwd && useradd --password x jo"))));

        assertThat(findings.all()).extracting(Finding::kind).containsExactly(Kind.SECRET_IN_ENVIRONMENT,
                Kind.SECRET_IN_HISTORY, Kind.SECRET_IN_HISTORY, Kind.SECRET_IN_HISTORY);
        assertThat(findings.all()).extracting(Finding::step).containsExactly(-1, 1, 3, 4);
        assertThat(findings.all().toString()).doesNotContain("hunter2").doesNotContain("abcdefgh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key.pem", "id_rsa", ".npmrc", ".netrc", ".git-credentials", "credentials", "config.json",
            "config", "shadow", "shadow-", ".bash_history", "x.kdbx", "x.p12", ".env", "prod.env", "auth.json",
            "hosts.yml", "settings.xml", "wg0.conf", "service-account.json", "secrets.yaml", "wp-config.php",
            "credentials.toml", "ssh_host_rsa_key", "deploy_rsa", ".vault-token", "rclone.conf"})
    void the_quick_look_at_names_lets_through_whatever_a_rule_may_concern(String name) {
        assertThat(FileRules.mayConcern(name)).isTrue();
    }

    @Test
    void contents_are_read_in_one_pass_in_the_order_of_the_tar() throws IOException {
        var layer = new TestLayer().file("/z.pem", KEY).file("/middle", "x".repeat(5000)).file("/a.pem", KEY);

        assertThat(find(layer).of(Kind.PRIVATE_KEY)).extracting(Finding::path).containsExactly("/a.pem", "/z.pem");
    }
}
