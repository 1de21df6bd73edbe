package dev.cutaway.engine.local.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.local.fetch.GitServer;
import dev.cutaway.engine.local.fetch.WebServer;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** ADD of what is elsewhere: as dockerd 20.10 does it, where dockerd does. */
class AddRemoteTest extends WorkbenchTest {

    private static final String MODIFIED = "Thu, 02 Jan 2020 03:04:05 GMT";
    private static final byte[] HELLO = "hello".getBytes(UTF_8);
    private static final String HELLO_DIGEST = "2cf24dba5fb0";

    private GitServer git;
    private WebServer web;

    @BeforeEach
    void open() throws IOException {
        git = new GitServer(contexts);
        web = new WebServer();
    }

    @AfterEach
    void close() throws IOException {
        web.close();
        git.close();
    }

    private Digest build(String add) throws EngineException {
        return bench.build("FROM scratch\nADD " + add + "\n", Map.of("local", "local"));
    }

    private EngineException failure(String add) {
        return catchThrowableOfType(EngineException.class, () -> build(add));
    }

    @Test
    void a_file_has_the_name_of_its_address_the_servers_time_and_mode_0600() throws IOException {
        web.put("/d/f.txt", HELLO, Map.of("Last-Modified", MODIFIED));
        Digest image = build(web.address("/d/f.txt?x=1") + " /in/");
        assertThat(bench.newest(image)).containsExactly("folder 0755 0:0 in",
                "file 0600 0:0 in/f.txt " + HELLO_DIGEST);
        var layer = bench.layers(image).getLast();
        assertThat(Instant.ofEpochSecond(layer.mtimeSeconds(2))).isEqualTo("2020-01-02T03:04:05Z");
        assertThat(bench.newest(build("--chown=3:4 --chmod=640 " + web.address("/d/f.txt") + " /x")))
                .containsExactly("file 0640 3:4 x " + HELLO_DIGEST);
    }

    @Test
    void the_server_names_what_the_address_does_not() throws IOException {
        web.put("/", HELLO, Map.of("Content-Disposition", "attachment; filename=\"../the name\""));
        assertThat(bench.newest(build(web.address("/") + " /"))).containsExactly("file 0600 0:0 the name "
                + HELLO_DIGEST);
        web.put("/no/", HELLO, Map.of());
        assertThat(failure(web.address("/no/") + " /in/"))
                .hasMessage("ADD failed: cannot determine filename for source " + web.address("/no/"));
        assertThat(bench.newest(build(web.address("/no/") + " /x"))).containsExactly("file 0600 0:0 x " + HELLO_DIGEST);
    }

    @Test
    void history_reads_as_dockers_does() throws IOException {
        web.put("/f", HELLO, Map.of());
        String step = bench.config(build(web.address("/f") + " /")).path("history").get(0).path("created_by")
                .asString();
        assertThat(step).matches("/bin/sh -c #\\(nop\\) ADD [0-9a-f]{64} in / ");
    }

    @Test
    void archives_of_the_web_are_unpacked_only_when_asked_for() throws IOException {
        web.put("/a.tar", new TestLayer().file("x", "hello").toBytes(), Map.of());
        assertThat(bench.newest(build(web.address("/a.tar") + " /"))).singleElement().asString().contains("a.tar");
        assertThat(bench.newest(build("--unpack " + web.address("/a.tar") + " /")))
                .containsExactly("file 0644 0:0 x " + HELLO_DIGEST);
    }

    @Test
    void what_has_not_changed_is_not_fetched_again() throws IOException {
        web.put("/f", HELLO, Map.of("ETag", "\"1\""));
        Digest first = build(web.address("/f") + " /");
        assertThat(build(web.address("/f") + " /")).isEqualTo(first);
        assertThat(bench.reasons()).contains("2 Same[]");
        assertThat(web.log()).containsExactly("/f 200", "/f 304");
    }

    @Test
    void the_reason_of_a_miss_names_the_address() throws IOException {
        web.put("/f", HELLO, Map.of("ETag", "\"1\""));
        build(web.address("/f") + " /");
        web.put("/f", "other".getBytes(UTF_8), Map.of("ETag", "\"2\""));
        build(web.address("/f") + " /");
        assertThat(bench.reasons()).contains("2 FileChanged[path=" + web.address("/f") + ", how=CONTENT]");
    }

    @Test
    void the_same_bytes_without_a_tag_are_the_same() throws IOException {
        web.put("/f", HELLO, Map.of());
        build(web.address("/f") + " /");
        build(web.address("/f") + " /");
        assertThat(bench.reasons()).contains("2 Same[]");
    }

    @Test
    void a_checksum_saves_the_question_and_is_checked() throws IOException {
        web.put("/f", HELLO, Map.of());
        String right = "--checksum=" + Digest.of(HELLO) + " ";
        Digest image = build(right + web.address("/f") + " /");
        web.put("/f", "evil".getBytes(UTF_8), Map.of());
        assertThat(build(right + web.address("/f") + " /")).isEqualTo(image);
        assertThat(web.log()).hasSize(1);
        Digest wrong = Digest.of("x".getBytes(UTF_8));
        assertThat(failure("--checksum=" + wrong + " " + web.address("/f") + " /")).hasMessage("digest mismatch for "
                + web.address("/f") + ": " + Digest.of("evil".getBytes(UTF_8)) + ", where --checksum wants " + wrong);
    }

    @Test
    void another_exclude_or_name_is_another_step() throws IOException {
        git.commit("x.git", Map.of("a", "hello", "b", "hello"));
        build(git.address("x.git") + " /");
        assertThat(bench.newest(build("--exclude=b " + git.address("x.git") + " /")))
                .containsExactly("file 0644 0:0 a " + HELLO_DIGEST);
        web.put("/", HELLO, Map.of("Content-Disposition", "attachment; filename=one"));
        build(web.address("/?id=1") + " /");
        web.put("/", HELLO, Map.of("Content-Disposition", "attachment; filename=two"));
        assertThat(bench.newest(build(web.address("/?id=2") + " /"))).containsExactly("file 0600 0:0 two "
                + HELLO_DIGEST);
    }

    @Test
    void sources_of_all_kinds_go_together() throws IOException {
        web.put("/f", HELLO, Map.of());
        git.commit("x.git", Map.of("g", "hello"));
        assertThat(bench.newest(build("local " + web.address("/f") + " " + git.address("x.git") + " /")))
                .extracting(line -> line.split(" ")[3]).containsExactly("f", "g", "local");
    }

    @Test
    void a_repository_comes_without_its_git_folder_unless_asked_for() throws IOException {
        String id = git.commit("x.git", Map.of("sub/a", "hello", "b", ""));
        assertThat(bench.newest(build(git.address("x.git") + "#main:sub /")))
                .containsExactly("file 0644 0:0 a " + HELLO_DIGEST);
        List<String> whole = bench.newest(build("--keep-git-dir --checksum=" + id.substring(0, 9) + " "
                + git.address("x.git") + " /"));
        assertThat(whole).extracting(line -> line.split(" ")[3]).contains(".git/HEAD", ".git/config", ".git/index",
                "b", "sub/a");
        assertThat(failure("--checksum=1234567 " + git.address("x.git") + " /"))
                .hasMessage("expected checksum to match 1234567, got " + id);
    }

    @Test
    void the_address_says_what_comes_with_a_repository() throws IOException {
        String inner = git.commit("inner.git", Map.of("deep", "deep"));
        git.commit("x.git", Map.of("a", "hello"));
        git.submodule("x.git", "in", "../inner.git", inner);
        String address = git.address("x.git");
        Digest all = build(address + " /");
        assertThat(bench.newest(all)).extracting(line -> line.split(" ")[3]).containsExactly(".gitmodules", "a", "in",
                "in/deep");
        Digest bare = build(address + "?submodules=0 /");
        assertThat(bench.newest(bare)).extracting(line -> line.split(" ")[3]).containsExactly(".gitmodules", "a",
                "in");
        assertThat(bench.newest(build(address + "?keep-git-dir=1&submodules=0 /")))
                .extracting(line -> line.split(" ")[3]).contains(".git/HEAD", "a", "in").doesNotContain("in/deep");
        // Each has a result of its own in the cache.
        assertThat(build(address + "?submodules=true /")).isEqualTo(all);
        assertThat(build(address + "?submodules=0 /")).isEqualTo(bare);
    }

    @Test
    void flag_and_address_may_not_contradict_each_other() throws IOException {
        git.commit("x.git", Map.of("a", "hello"));
        String address = git.address("x.git");
        assertThat(bench.newest(build("--keep-git-dir=true " + address + "?keep-git-dir /")))
                .extracting(line -> line.split(" ")[3]).contains(".git/HEAD");
        assertThat(failure("--keep-git-dir=false " + address + "?keep-git-dir /"))
                .hasMessage("--keep-git-dir=false and "
                        + address + "?keep-git-dir=true contradict each other: only one of them is needed");
    }

    @Test
    void a_branch_that_moved_is_a_reason_of_its_own() throws IOException {
        git.commit("x.git", Map.of("a", "1"));
        Digest first = build(git.address("x.git") + " /");
        assertThat(build(git.address("x.git") + " /")).isEqualTo(first);
        git.commit("x.git", Map.of("a", "2"));
        build(git.address("x.git") + " /");
        assertThat(bench.reasons()).contains("2 FileChanged[path=" + git.address("x.git") + ", how=CONTENT]");
    }

    @Test
    void a_repository_is_added_by_the_beginning_of_a_commits_id() throws IOException {
        String first = git.commit("x.git", Map.of("v", "1"));
        git.commit("x.git", Map.of("v", "2"));
        Digest whole = build(git.address("x.git") + "#" + first + " /");
        assertThat(bench.newest(build(git.address("x.git") + "#" + first.substring(0, 7) + " /")))
                .isEqualTo(bench.newest(whole));
    }

    @Test
    void ssh_is_refused_before_anything_is_done() {
        assertThat(failure("git@127.0.0.1:x.git /")).hasMessageContaining("allow SSH in the options");
        assertThat(bench.reasons()).isEmpty();
        assertThat(catchThrowableOfType(EngineException.class, () -> bench.build(
                "FROM scratch\nARG H=127.0.0.1\nADD git@$H:x.git /\n", Map.of())))
                .hasMessageContaining("allow SSH in the options");
    }

    @Test
    void what_is_not_there_fails_the_step() {
        assertThat(failure(web.address("/none") + " /"))
                .hasMessage("failed to GET " + web.address("/none") + " with status 404");
    }
}
