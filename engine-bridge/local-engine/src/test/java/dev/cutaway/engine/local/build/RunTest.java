package dev.cutaway.engine.local.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Commands: what they see, what they leave, how they end. */
class RunTest extends WorkbenchTest {

    @BeforeEach
    void open() throws IOException {
        Workbench.assumeCommandsRun();
        bench.withBase();
    }

    private String run(String... lines) throws EngineException {
        bench.build("FROM lab/fxsite:1\n" + String.join("\n", lines) + "\n", Map.of("in/context.txt", "context"));
        return bench.output();
    }

    @Test
    void a_command_sees_its_own_processes_and_names() throws EngineException {
        assertThat(run("RUN echo pid $$; hostname | wc -c; cat /etc/hosts | head -1; ls /proc | grep -c '^[0-9]'"))
                .startsWith("pid 1\n13\n127.0.0.1\tlocalhost\n");
    }

    @Test
    void arguments_and_settings_are_variables_of_the_command() throws EngineException {
        assertThat(run("ARG A=1", "ENV B=2 A2=$A", "USER www-data", "WORKDIR /w",
                "RUN echo $A $B $A2 $HOME $PWD $(id -u)")).isEqualTo("1 2 1 /var/www /w 33\n");
    }

    @Test
    void mounts_are_there_only_while_the_command_runs() throws Exception {
        String dockerfile = """
                FROM lab/fxsite:1
                RUN --mount=type=bind,source=in,target=/bound cat /bound/context.txt; touch /bound/x || echo refused
                RUN --mount=type=bind,from=lab/fxsite:1,source=etc,target=/other,rw touch /other/x; ls /other | grep x$
                RUN --mount=type=cache,target=/cache,id=c echo one >> /cache/kept
                RUN --mount=type=cache,target=/elsewhere,id=c cat /elsewhere/kept
                RUN --mount=type=tmpfs,target=/memory,size=1m touch /memory/x && mount | grep -c /memory
                RUN --mount=type=secret,id=key cat /run/secrets/key
                RUN --mount=type=secret,id=key,env=KEY echo $KEY
                """;
        Digest image = bench.build(bench.request(dockerfile, Map.of("in/context.txt", "context\n"))
                .withSecret("key", "hidden".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(bench.output()).contains("context\n", "refused\n", "x\n", "one\n", "1\n", "hidden", "hidden\n");
        assertThat(bench.layers(image)).hasSize(Workbench.BASE_LAYERS);
        assertThat(bench.config(image).toString()).doesNotContain("hidden");
    }

    @Test
    void a_cache_may_begin_with_files_of_a_stage() throws EngineException {
        String cache = "RUN --mount=type=cache,target=/c,id=seeded,from=seed,source=/seed ";
        for (int i = 0; i < 2; i++) {
            run("FROM lab/fxsite:1 AS seed", "RUN mkdir -m 750 /seed && echo begun > /seed/kept && chown -R 7:8 /seed",
                    "FROM lab/fxsite:1", cache + "stat -c '%a %u:%g' /c; echo " + i + " >> /c/kept; cat /c/kept");
        }
        assertThat(bench.output()).isEqualTo("750 7:8\nbegun\n0\n1\n");
        run("FROM lab/fxsite:1 AS seed", "RUN mkdir /seed && echo other > /seed/kept", "FROM lab/fxsite:1",
                cache + "cat /c/kept");
        assertThat(bench.output()).isEqualTo("other\n");
    }

    @Test
    void a_cache_that_is_to_begin_with_what_is_not_there_is_refused() {
        assertThat(catchThrowable(() -> run(
                "RUN --mount=type=cache,target=/c,from=lab/fxsite:1,source=/etc/passwd true")))
                .hasMessage("RUN --mount=type=cache: /etc/passwd is no folder of lab/fxsite:1");
    }

    @Test
    void an_ssh_agent_has_a_socket_while_the_command_runs() throws Exception {
        Path socket = data.resolve("agent");
        try (var agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            agent.bind(UnixDomainSocketAddress.of(socket));
            var request = bench.request("""
                    FROM lab/fxsite:1
                    RUN --mount=type=ssh,required,mode=0666,uid=5 stat -c '%F %a %u' $SSH_AUTH_SOCK; echo $SSH_AUTH_SOCK
                    RUN --mount=type=ssh,id=other [ -z "$SSH_AUTH_SOCK" ] && echo none
                    RUN --mount=type=ssh,target=/run/a,required echo $SSH_AUTH_SOCK
                    """, Map.of()).with(BuildRequest.Options.DEFAULT.withSsh(true));
            bench.events.clear();
            Digest image = bench.builds(socket).build(request, bench.events::add);
            assertThat(bench.output()).isEqualTo("socket 666 5\n/run/buildkit/ssh_agent.0\nnone\n/run/a\n");
            assertThat(bench.layers(image)).hasSize(Workbench.BASE_LAYERS);
        }
    }

    @Test
    void no_dockerfile_gets_the_agent_that_nobody_allowed() throws Exception {
        Path socket = data.resolve("agent");
        try (var agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            agent.bind(UnixDomainSocketAddress.of(socket));
            Builds builds = bench.builds(socket);
            bench.events.clear();
            builds.build(bench.request("FROM lab/fxsite:1\nRUN --mount=type=ssh echo \"[$SSH_AUTH_SOCK]\"\n", Map.of()),
                    bench.events::add);
            assertThat(bench.output()).isEqualTo("[]\n");
            var needed = bench.request("FROM lab/fxsite:1\nRUN --mount=type=ssh,required true\n", Map.of());
            assertThat(catchThrowable(() -> builds.build(needed, bench.events::add)))
                    .hasMessageContaining("nobody allowed this build to use the SSH agent; allow it in the options");
        }
    }

    @Test
    void an_agent_that_is_needed_but_not_there_is_told_before_anything_is_done() {
        var request = bench.request("FROM lab/fxsite:1\nRUN false\nRUN --mount=type=ssh,required true\n", Map.of());
        bench.events.clear();
        assertThat(catchThrowable(() -> bench.builds(null).build(request, bench.events::add))).hasMessage(
                "RUN --mount=type=ssh: this engine has no SSH agent; start it where SSH_AUTH_SOCK names one");
        assertThat(bench.events).noneMatch(event -> event instanceof BuildEvent.Started);
    }

    @Test
    void a_prune_counts_the_unpacked_layers_it_deletes() throws Exception {
        run("RUN --mount=type=cache,target=/c head -c 300000 /dev/urandom > /c/x");
        long occupied = occupied(bench.folder.snapshots()) + occupied(bench.folder.buildMounts().toRealPath())
                - occupied(Files.createDirectory(data.resolve("empty")));
        assertThat(bench.builds.pruneCache(true, Filters.NONE).bytes()).isEqualTo(occupied).isGreaterThan(300_000);
        assertThat(bench.folder.snapshots()).doesNotExist();
    }

    private static long occupied(Path folder) throws IOException {
        Process du = new ProcessBuilder("du", "-sB1", folder.toString()).start();
        try (var out = du.getInputStream()) {
            String line = new String(out.readAllBytes(), UTF_8);
            return Long.parseLong(line.substring(0, line.indexOf('\t')));
        }
    }

    @Test
    void a_command_has_dockers_rights_and_system_calls() throws EngineException {
        assertThat(run("RUN grep -E '^(CapEff|CapBnd|Seccomp):' /proc/self/status;"
                + " unshare -m true 2> /dev/null || echo refused; chroot / true; echo ok")).isEqualTo("""
                        CapEff:\t00000000a80425fb
                        CapBnd:\t00000000a80425fb
                        Seccomp:\t2
                        refused
                        ok
                        """);
    }

    @Test
    void a_heredoc_is_a_script() throws EngineException {
        assertThat(run("RUN <<EOF", "echo one", "echo two", "EOF")).isEqualTo("one\ntwo\n");
        assertThat(run("RUN <<EOF", "#!/bin/sh", "echo from $0", "EOF")).startsWith("from /dev/pipes/EOF");
    }

    @Test
    void no_network_leaves_only_the_loopback_device() throws EngineException {
        assertThat(run("RUN --network=none ip -o link | wc -l")).isEqualTo("1\n");
    }

    @Test
    void a_source_date_makes_the_same_image_each_time() throws IOException {
        var request = bench.request("FROM lab/fxsite:1\nRUN echo x > /x; mkdir /d\nCOPY in /in\nWORKDIR /new\n",
                Map.of("in/a", "a")).withArg("SOURCE_DATE_EPOCH", "1600000000");
        var fresh = request.with(BuildRequest.Options.DEFAULT.withoutCache());
        for (Path file : List.of(((BuildSource.Folder) request.source()).path().resolve("in/a"))) {
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_500_000_000_000L));
        }
        Digest first = bench.build(fresh);
        assertThat(bench.build(fresh)).isEqualTo(first);
        assertThat(bench.config(first).path("created").asString()).isEqualTo("2020-09-13T12:26:40Z");
    }

    @Test
    void what_is_left_running_ends_with_the_command() throws Exception {
        run("RUN (sleep 4711 &) ; (setsid sleep 4711 &) ; echo left");
        assertThat(processes("sleep 4711")).isZero();
    }

    @Test
    void a_build_that_is_interrupted_ends_what_it_started() throws Exception {
        var running = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var request = bench.request("FROM lab/fxsite:1\nRUN trap '' TERM INT; (sleep 4712 &); echo on; sleep 4712\n",
                Map.of());
        Thread builder = Thread.ofVirtual().start(() -> thrown.set(catchThrowable(() -> bench.builds.build(request,
                event -> {
                    if (event instanceof BuildEvent.Output) {
                        running.countDown();
                    }
                }))));
        running.await();
        builder.interrupt();
        builder.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(processes("sleep 4712")).isZero();
        assertThat(bench.catalog.snapshot().images()).hasSize(1);
    }

    @Test
    void a_listener_that_wants_no_more_ends_an_endless_command() throws Exception {
        var request = bench.request("FROM lab/fxsite:1\nRUN while true; do echo 4713; done\n", Map.of());
        Throwable thrown = catchThrowable(() -> bench.builds.build(request, event -> {
            if (event instanceof BuildEvent.Output) {
                throw new CancellationException("enough");
            }
        }));
        assertThat(thrown).isInstanceOf(CancellationException.class);
        assertThat(processes("echo 4713")).isZero();
    }

    @Test
    void independent_stages_run_at_the_same_time() throws EngineException {
        // Each waits for the other; the cache folder is what they share.
        String wait = "RUN --mount=type=cache,target=/c,id=both touch /c/%s; i=0;"
                + " while [ ! -e /c/%s ]; do i=$((i+1)); [ $i -lt 600 ] || exit 1; usleep 100000; done";
        bench.build("FROM lab/fxsite:1 AS one\n" + wait.formatted("one", "two") + "\nFROM lab/fxsite:1 AS two\n"
                + wait.formatted("two", "one")
                + "\nFROM scratch\nCOPY --from=one /etc/passwd /1\nCOPY --from=two /etc/passwd /2\n", Map.of());
        assertThat(bench.catalog.resolve("lab/built:1")).isNotNull();
    }

    @Test
    void two_builds_of_the_same_share_what_they_make() throws Exception {
        var request = bench.request("FROM lab/fxsite:1\nRUN echo same > /same\n", Map.of());
        var images = new java.util.concurrent.ConcurrentHashMap<Integer, Digest>();
        var threads = Stream.of(1, 2, 3).map(number -> Thread.ofVirtual().start(() -> {
            try {
                images.put(number, bench.builds.build(request.withTag(ImageReference.parse("lab/n" + number)),
                        _ -> {
                        }));
            } catch (EngineException e) {
                throw new IllegalStateException(e);
            }
        })).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(images).hasSize(3);
        assertThat(bench.builds.build(request, bench.events::add)).isIn(images.values());
    }

    private static long processes(String argument) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(argument)).count();
    }
}
