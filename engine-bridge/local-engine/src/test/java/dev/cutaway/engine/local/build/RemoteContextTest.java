package dev.cutaway.engine.local.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.local.fetch.GitServer;
import dev.cutaway.engine.local.fetch.GitWebServer;
import dev.cutaway.engine.local.fetch.WebServer;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;

/** Contexts that are fetched: from repositories and web servers of this machine. */
class RemoteContextTest extends WorkbenchTest {

    private static final String ALL = "FROM scratch\nCOPY . /\n";

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

    private Digest build(String address) throws EngineException {
        return bench.build(BuildRequest.of(new BuildSource.Remote(address)));
    }

    private EngineException failure(String address) {
        return catchThrowableOfType(EngineException.class, () -> build(address));
    }

    @Test
    void a_repository_is_a_context_with_the_modes_of_a_checkout() throws IOException {
        git.commit("x.git", Map.of("Dockerfile", ALL, "run.sh", "+#!/bin/sh\n", "folder/a", "a", "link", "@folder/a",
                "no.log", "", ".dockerignore", "*.log\nDockerfile\n.dockerignore\n"));
        Digest image = build(git.address("x.git"));
        assertThat(bench.newest(image)).containsExactly("folder 0755 0:0 folder",
                "file 0644 0:0 folder/a ca978112ca1b", "symlink 0777 0:0 link -> folder/a",
                "file 0755 0:0 run.sh " + Digest.of("#!/bin/sh\n".getBytes(UTF_8)).hex().substring(0, 12));
        assertThat(bench.layers(image).getLast().mtimeSeconds(1)).isEqualTo(GitServer.TIME.getEpochSecond());
    }

    @Test
    void what_the_ignore_file_of_the_dockerfile_hides_is_not_copied() throws IOException {
        git.commit("x.git", Map.of("Dockerfile", ALL, "Dockerfile.dockerignore", "Dockerfile*\n*.log\n", "no.log", "",
                ".dockerignore", "a\nDockerfile.dockerignore\n", "a", "a"));
        assertThat(bench.newest(build(git.address("x.git")))).extracting(line -> line.split(" ")[3])
                .containsExactly(".dockerignore", "a");
    }

    @Test
    void the_ignore_file_beside_a_dockerfile_that_is_not_in_the_folder_is_the_one_that_counts() throws IOException {
        Path context = Files.createDirectory(contexts.resolve("context"));
        Files.writeString(contexts.resolve("other.Dockerfile.dockerignore"), "*.log\n");
        Files.writeString(context.resolve(".dockerignore"), ".dockerignore\na\n");
        Files.writeString(context.resolve("a"), "a");
        Files.writeString(context.resolve("no.log"), "");
        var request = new BuildRequest(new BuildSource.Folder(context), "../other.Dockerfile", ALL, List.of(), null,
                Map.of(), Map.of(), Map.of(), BuildRequest.Options.DEFAULT);
        assertThat(bench.newest(bench.build(request))).extracting(line -> line.split(" ")[3])
                .containsExactly(".dockerignore", "a");
    }

    @Test
    void branches_tags_commits_and_folders_are_chosen() throws IOException {
        String first = git.commit("x.git", Map.of("sub/Dockerfile", "FROM scratch\nLABEL v=1\n"));
        git.change("x.git", repository -> {
            repository.tag().setName("v1").setMessage("m").setSigned(false).call();
            repository.branchCreate().setName("old").call();
        });
        git.commit("x.git", Map.of("sub/Dockerfile", "FROM scratch\nLABEL v=2\n"));
        String address = git.address("x.git");
        assertThat(label(build(address + "#:sub"))).isEqualTo("2");
        for (String ref : List.of("v1", "old", first, "refs/heads/old", "refs/tags/v1")) {
            assertThat(label(build(address + "#" + ref + ":sub"))).as(ref).isEqualTo("1");
        }
    }

    @Test
    void a_commit_is_known_by_the_beginning_of_its_id_and_a_query_chooses_as_well() throws IOException {
        String first = git.commit("x.git", Map.of("sub/Dockerfile", "FROM scratch\nLABEL v=1\n"));
        String second = git.commit("x.git", Map.of("sub/Dockerfile", "FROM scratch\nLABEL v=2\n"));
        String address = git.address("x.git");
        assertThat(label(build(address + "#" + first.substring(0, 8) + ":sub"))).isEqualTo("1");
        assertThat(label(build(address + "?subdir=sub&commit=" + first.substring(0, 12)))).isEqualTo("1");
        assertThat(label(build(address + "?branch=main&subdir=sub&checksum=" + second))).isEqualTo("2");
        assertThat(failure(address + "?branch=main&subdir=sub&checksum=" + first)).hasMessageContaining(
                "expected checksum to match " + first);
        assertThat(failure(address + "#abcdef01:sub").reason()).isEqualTo(EngineException.Reason.NOT_FOUND);
    }

    @Test
    void nothing_is_fetched_by_ssh_unless_that_is_allowed() throws IOException {
        String commit = git.commit("lib.git", Map.of("code", "code"));
        git.commit("x.git", Map.of("Dockerfile", "FROM scratch\nCOPY lib /\n"));
        git.submodule("x.git", "lib", "ssh://git@127.0.0.1:1/lib.git", commit);
        for (String address : List.of("git@127.0.0.1:lib.git", "ssh://127.0.0.1:1/x.git", git.address("x.git"))) {
            EngineException failure = failure(address);
            assertThat(failure.reason()).isEqualTo(EngineException.Reason.UNSUPPORTED);
            assertThat(failure).hasMessageContaining("allow SSH in the options");
        }
        var allowed = BuildRequest.of(new BuildSource.Remote("ssh://git@127.0.0.1:1/x.git"))
                .with(BuildRequest.Options.DEFAULT.withSsh(true));
        // Then it is tried; nobody listens there.
        assertThat(catchThrowableOfType(EngineException.class, () -> bench.build(allowed)).reason())
                .isNotEqualTo(EngineException.Reason.UNSUPPORTED);
    }

    private String label(Digest image) throws EngineException {
        return bench.config(image).path("config").path("Labels").path("v").asString();
    }

    @Test
    void submodules_come_with_it_and_theirs() throws IOException {
        String inner = git.commit("inner.git", Map.of("deep", "deep"));
        git.commit("lib.git", Map.of("code", "code"));
        String lib = git.submodule("lib.git", "in", "../inner.git", inner);
        git.commit("x.git", Map.of("ctx/Dockerfile", "FROM scratch\nCOPY lib /\n"));
        git.submodule("x.git", "ctx/lib", git.address("lib.git"), lib);
        assertThat(bench.newest(build(git.address("x.git") + "#main:ctx"))).extracting(RemoteContextTest::kindAndPath)
                .containsExactly("file .gitmodules", "file code", "folder in", "file in/deep");
    }

    @Test
    void submodules_stay_away_when_the_address_says_so() throws IOException {
        // Nobody listens there: it is not even asked.
        git.commit("x.git", Map.of("Dockerfile", "FROM scratch\nCOPY lib .gitmodules /x/\n"));
        git.submodule("x.git", "lib", "git://127.0.0.1:1/lib.git", "ab".repeat(20));
        assertThat(bench.newest(build(git.address("x.git") + "?submodules=false")))
                .extracting(RemoteContextTest::kindAndPath).containsExactly("folder x", "file x/.gitmodules");
        assertThat(failure(git.address("x.git") + "?submodules=true").reason()).isEqualTo(Reason.FAILED);
    }

    @Test
    void the_address_says_whether_the_git_folder_is_kept() throws IOException {
        git.commit("x.git", Map.of("Dockerfile", "FROM scratch\nCOPY .git/HEAD /head\n"));
        assertThat(bench.newest(build(git.address("x.git") + "?keep-git-dir"))).singleElement().asString()
                .contains("head");
        var request = BuildRequest.of(new BuildSource.Remote(git.address("x.git") + "?keep-git-dir=false"))
                .withArg("BUILDKIT_CONTEXT_KEEP_GIT_DIR", "1");
        assertThatThrownBy(() -> bench.build(request)).hasMessageContaining(".git/HEAD");
    }

    private static String kindAndPath(String line) {
        String[] words = line.split(" ");
        return words[0] + " " + words[3];
    }

    @Test
    void a_submodule_of_this_machine_is_refused() throws IOException {
        String other = git.commit("other.git", Map.of("a", "a"));
        git.commit("x.git", Map.of("Dockerfile", ALL));
        for (String url : List.of("file://" + contexts.resolve("other.git"), "../../../etc",
                contexts.resolve("other.git").toString())) {
            git.submodule("x.git", "lib", url, other);
            assertThat(failure(git.address("x.git")).reason()).as(url).isEqualTo(Reason.INVALID);
        }
    }

    @Test
    void what_is_not_there_is_named() throws IOException {
        git.commit("x.git", Map.of("Dockerfile", ALL));
        String address = git.address("x.git");
        assertThat(failure(address + "#nope")).hasMessage("the repository " + address
                + " has no branch, tag or commit nope");
        assertThat(failure(address + "#" + "ab".repeat(20)))
                .hasMessage("the repository " + address + " has no commit " + "ab".repeat(20));
        assertThat(failure(address + "#main:none")).hasMessageContaining("has no folder none at ");
        assertThat(failure(address + "#main:../..")).hasMessageContaining("has no folder ../..");
        assertThat(failure(git.address("none.git"))).hasMessageStartingWith("cannot fetch " + git.address("none.git"));
        assertThat(failure(web.address("/none.git")).reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(failure("git://127.0.0.1:1/x.git")).hasMessageContaining("Connection refused");
        assertThat(failure("file://" + contexts.resolve("x.git")))
                .hasMessageEndingWith("could not be recognized as URL");
    }

    @Test
    void repositories_are_fetched_by_http_with_the_password_of_the_address_which_nobody_is_told() throws IOException {
        git.commit("x.git", Map.of("Dockerfile", "FROM scratch\nCOPY .git/config /\n", "a", "hello"));
        try (var server = new GitWebServer(contexts)) {
            var request = BuildRequest.of(new BuildSource.Remote(server.address("ann:secret@", "x.git")))
                    .withArg("BUILDKIT_CONTEXT_KEEP_GIT_DIR", "1");
            assertThat(bench.newest(bench.build(request))).singleElement().asString().contains("config");
            assertThat(failure(server.address("ann:wrong@", "x.git") + "#main"))
                    .hasMessageStartingWith("cannot fetch " + server.address("", "x.git") + ": ")
                    .hasMessageNotContaining("wrong");
            assertThat(failure(server.address("", "x.git")).reason()).isEqualTo(Reason.FAILED);
        }
    }

    @Test
    void the_git_folder_is_kept_when_asked_for() throws IOException {
        String id = git.commit("x.git", Map.of("Dockerfile", "FROM scratch\nCOPY .git/HEAD /head\n"));
        var request = BuildRequest.of(new BuildSource.Remote(git.address("x.git")));
        assertThatThrownBy(() -> bench.build(request)).hasMessageContaining(".git/HEAD");
        Digest image = bench.build(request.withArg("BUILDKIT_CONTEXT_KEEP_GIT_DIR", "1"));
        assertThat(bench.newest(image)).containsExactly("file 0644 0:0 head "
                + Digest.of((id + "\n").getBytes(UTF_8)).hex().substring(0, 12));
    }

    @Test
    void a_tar_of_the_web_is_a_context_plain_or_compressed() throws IOException {
        byte[] tar = new TestLayer().file("Dockerfile", "FROM scratch\nCOPY a /b\n").file("a", "hello").toBytes();
        web.put("/context.tar", tar, Map.of());
        web.put("/context", gzip(tar), Map.of());
        for (String path : List.of("/context.tar", "/context")) {
            assertThat(bench.newest(build(web.address(path)))).containsExactly("file 0644 0:0 b 2cf24dba5fb0");
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void a_text_of_the_web_is_a_dockerfile() throws IOException {
        web.put("/Dockerfile.txt", "FROM scratch\nLABEL v=7\n".getBytes(UTF_8), Map.of());
        assertThat(label(build(web.address("/Dockerfile.txt")))).isEqualTo("7");
    }

    @Test
    void nothing_else_of_the_web_is_a_context() {
        web.put("/bytes", new byte[]{1, 2, 0, 3}, Map.of());
        assertThat(failure(web.address("/bytes?key=secret")))
                .hasMessage("the context " + web.address("/bytes") + " is neither a tar nor a Dockerfile");
        assertThat(failure(web.address("/none")))
                .hasMessage("failed to GET " + web.address("/none") + " with status 404");
        assertThat(failure("http://127.0.0.1:1/x")).hasMessageStartingWith("failed to GET http://127.0.0.1:1/x: ");
    }

    @Test
    void an_interruption_stops_a_download() throws InterruptedException {
        var result = new CompletableFuture<Throwable>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                build(web.address("/hangs"));
            } catch (EngineException | RuntimeException e) {
                result.complete(e);
            }
        });
        web.awaitHanging();
        thread.interrupt();
        assertThat(result.join()).isInstanceOf(CancellationException.class);
    }

    @Test
    void an_interruption_stops_a_git_server_that_says_nothing() throws IOException, InterruptedException {
        try (var silent = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var result = new CompletableFuture<Throwable>();
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    build("git://127.0.0.1:" + silent.getLocalPort() + "/x.git");
                } catch (EngineException | RuntimeException e) {
                    result.complete(e);
                }
            });
            try (var accepted = silent.accept()) {
                assertThat(accepted.getInputStream().read()).isPositive();
                thread.interrupt();
                assertThat(result.join()).isInstanceOf(CancellationException.class);
            }
        }
    }
}
