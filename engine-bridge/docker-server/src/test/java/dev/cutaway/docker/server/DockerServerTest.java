package dev.cutaway.docker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.testing.FakeEngine;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

class DockerServerTest {

    private static final String CLOSE = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine();
    private DockerServer server;

    @BeforeEach
    void start() throws IOException {
        server = DockerServer.start(engine, folder.resolve("s/engine.sock"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private RawClient client() throws IOException {
        return new RawClient(server.socket());
    }

    private String ask(String request) throws IOException {
        try (RawClient client = client()) {
            return client.send(request + CLOSE).readText();
        }
    }

    private static byte[] archive(String tag, byte[] content) {
        return ArchiveForms.dockerArchive(new TestImage(tag).layer(new TestLayer().file("f", content))).toTar();
    }

    private void load(String tag, byte[] content) throws IOException {
        engine.images().load(new ByteArrayInputStream(archive(tag, content)), event -> {
        });
    }

    private static void await(String what, BooleanSupplier done) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void only_its_owner_can_open_the_socket() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.socket())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.socket().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_folder_that_others_can_enter_gets_no_socket() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> DockerServer.start(engine, open.resolve("e.sock"))).isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 700");
    }

    @Test
    void a_folder_of_somebody_else_gets_no_socket() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
        Path foreign = Files.createDirectory(folder.resolve("foreign"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setAttribute(foreign, "unix:uid", 65534);

        assertThatThrownBy(() -> DockerServer.start(engine, foreign.resolve("e.sock"))).isInstanceOf(IOException.class)
                .hasMessageContaining("belongs to nobody");
        assertThat(foreign).isEmptyDirectory();
    }

    @Test
    void a_second_server_is_refused_and_the_first_goes_on() throws IOException {
        assertThatThrownBy(() -> DockerServer.start(engine, server.socket())).isInstanceOf(IOException.class)
                .hasMessageContaining("listens already");

        assertThat(ask("GET /_ping")).endsWith("OK");
    }

    @Test
    void a_socket_that_a_dead_server_left_is_replaced() throws IOException {
        Path left = server.socket().resolveSibling("left.sock");
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(left));
        }

        try (DockerServer next = DockerServer.start(engine, left); RawClient client = new RawClient(left)) {
            assertThat(client.get("/_ping").readTo("OK")).contains("200 OK");
            assertThat(next.openConnections()).isEqualTo(1);
        }
        assertThat(left).doesNotExist();
    }

    @Test
    void the_ping_says_what_dockerd_says() throws IOException {
        String head = ask("HEAD /_ping");

        assertThat(head).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n").contains("Api-Version: 1.41\r\n",
                "Builder-Version: 1\r\n", "Docker-Experimental: false\r\n", "Ostype: linux\r\n",
                "Content-Length: 0\r\n", "Server: Cutaway/");
        assertThat(ask("GET /v1.41/_ping")).endsWith("\r\n\r\nOK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GET /v1.99/version|400|{\"message\":\"client version 1.99 is too new. Maximum supported API version is 1.41\"}",
            "GET /v1.11/version|400|client version 1.11 is too old. Minimum supported API version is 1.12, please upgrade your client to a newer version",
            "GET /v1.41/nope|404|{\"message\":\"page not found\"}", //
            "POST /_ping|404|{\"message\":\"page not found\"}",
            "GET /images/lab/none:1/json|404|{\"message\":\"No such image: lab/none:1\"}",
            "GET /images/json?filters=%7B%22nope%22%3A%7B%22x%22%3Atrue%7D%7D|400|{\"message\":\"Invalid filter 'nope'\"}",
            "GET /images/json?filters=nonsense|400|{\"message\":\"invalid filters: nonsense\"}",
            "GET /images/get|400|{\"message\":\"no image was named\"}", //
            "GET /containers/x/json|404|{\"message\":\"No such container: x\"}", //
            "GET /containers/json|200|[]",
            "POST /containers/prune|200|{\"ContainersDeleted\":null,\"SpaceReclaimed\":0}",
            "POST /networks/prune|200|{\"NetworksDeleted\":null}",
            "POST /build/prune?filters=|200|{\"CachesDeleted\":null,\"SpaceReclaimed\":0}",
            "POST /images/prune|200|{\"ImagesDeleted\":null,\"SpaceReclaimed\":0}",
            "GET /volumes|200|{\"Volumes\":[],\"Warnings\":null}", //
            "GET /images/json|200|[]"})
    void answers_are_dockerds(String request, int status, String body) throws IOException {
        String answer = ask(request);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).endsWith("\r\n\r\n" + body + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/images/lab%2Fx/push?tag=1", "/build?t=lab/x", "/commit?container=x",
            "/containers/create"})
    void what_this_engine_does_not_do_is_said(String path) throws IOException {
        assertThat(ask("POST " + path)).startsWith("HTTP/1.1 501 ").contains("does not", "Cutaway-Reason: UNSUPPORTED");
    }

    @Test
    void pulling_is_refused_with_the_way_out() throws IOException {
        assertThat(ask("POST /images/create?fromImage=alpine&tag=3")).startsWith("HTTP/1.1 501 ")
                .contains("docker load", "Cutaway-Reason: UNSUPPORTED");
    }

    @Test
    void requests_may_come_all_at_once() throws IOException {
        try (RawClient client = client()) {
            String ping = "GET /_ping HTTP/1.1\r\nHost: x\r\n\r\n";

            String all = client.send(ping + "POST /containers/prune HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
                    + ping + "GET /nope" + CLOSE).readText();

            assertThat(all.split("HTTP/1.1 200 OK")).hasSize(4);
            assertThat(all).endsWith("{\"message\":\"page not found\"}\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0001\u0002\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
            "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "NONSENSE NONSENSE NONSENSE\r\n\r\n"})
    void garbage_is_refused_and_harms_nobody(String garbage) throws IOException {
        try (RawClient client = client()) {
            assertThat(client.send(garbage).readText()).containsPattern("^HTTP/1.1 (4|5)\\d\\d ");
        }
        assertThat(ask("GET /_ping")).endsWith("OK");
    }

    @Test
    void headers_without_end_are_refused() throws IOException {
        try (RawClient client = client()) {
            var many = new StringBuilder("GET /_ping HTTP/1.1\r\nHost: x\r\n");
            for (int i = 0; i < 200; i++) {
                many.append("X-").append(i).append(": y\r\n");
            }
            assertThat(client.send(many + "\r\n").readText()).startsWith("HTTP/1.1 431 ");
        }
        try (RawClient client = client()) {
            String line = "GET /_ping HTTP/1.1\r\nX: " + "y".repeat(300 << 10) + "\r\n\r\n";
            assertThat(client.send(line).readText()).startsWith("HTTP/1.1 431 ");
        }
    }

    private static String chunk(byte[] bytes) {
        return Integer.toHexString(bytes.length) + "\r\n"
                + new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1) + "\r\n";
    }

    private static final String LOAD = "POST /images/load?quiet=0 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

    @Test
    void a_load_answers_a_stream_of_objects() throws IOException {
        try (RawClient client = client()) {
            String answer = client.send(LOAD + chunk(archive("lab/a:1", new byte[10])) + "0\r\n\r\n")
                    .readTo("\r\n0\r\n\r\n");

            assertThat(answer).contains("Content-Type: application/json\r\n",
                    "\"progress\":\"[==================================================\\u003e]",
                    "{\"stream\":\"Loaded image: lab/a:1\\n\"}\r\n").doesNotContain("aux");
            assertThat(client.get("/_ping").readTo("OK")).contains("200 OK");
        }
    }

    @Test
    void what_goes_wrong_in_a_load_stands_in_the_stream() throws IOException {
        try (RawClient client = client()) {
            assertThat(client.send(LOAD + chunk(new byte[1000]) + "0\r\n\r\n").readTo("\r\n0\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK").contains("{\"errorDetail\":{\"message\":", "\"error\":");
        }
    }

    @Test
    void a_load_whose_client_vanishes_leaves_nothing() throws IOException {
        byte[] archive = archive("lab/a:1", new byte[100_000]);
        try (RawClient client = client()) {
            client.send(LOAD + chunk(Arrays.copyOf(archive, archive.length / 2)) + "ffff\r\nonly this");
            await("the load begins", () -> engine.working() == 1);
        }

        await("the load ends", () -> engine.working() == 0 && server.openConnections() == 0);
        assertThat(engine.images().list(ImageQuery.EVERYTHING)).isEmpty();
    }

    @Test
    void a_save_whose_client_vanishes_ends() throws IOException {
        load("lab/big:1", new byte[20 << 20]);
        try (RawClient client = client()) {
            client.get("/images/lab/big:1/get").readTo("application/x-tar");
            await("the save waits for its reader", () -> engine.working() == 1);
        }

        await("the save ends", () -> engine.working() == 0 && server.openConnections() == 0);
    }

    @Test
    void a_slow_reader_gets_everything() throws IOException {
        load("lab/big:1", new byte[4 << 20]);
        try (RawClient slow = client()) {
            slow.send("GET /images/get?names=lab/big:1" + CLOSE);
            await("the save waits for its reader", () -> engine.working() == 1);
            assertThat(ask("GET /_ping")).endsWith("OK");

            assertThat(slow.readAll().length).isGreaterThan(4 << 20);
        }
    }

    @Test
    void events_end_when_the_client_leaves_though_nothing_happens() throws IOException {
        try (RawClient client = client()) {
            client.get("/events").readTo("\r\n\r\n");
            await("the stream is open", () -> engine.working() == 1);
            assertThat(server.idleSince()).isEmpty();
        }

        await("the stream ends", () -> engine.working() == 0 && server.openConnections() == 0);
        await("the server is idle", () -> server.idleSince().isPresent());
    }

    @Test
    void events_come_as_they_happen() throws IOException {
        try (RawClient client = client()) {
            client.get("/v1.41/events").readTo("\r\n\r\n");
            await("the stream is open", () -> engine.working() == 1);

            load("lab/a:1", new byte[1]);

            assertThat(client.readTo("timeNano")).contains("{\"status\":\"load\",\"id\":\"sha256:",
                    "\"Type\":\"image\",\"Action\":\"load\",\"Actor\":{\"ID\":\"sha256:",
                    "\"Attributes\":{\"name\":\"lab/a:1\"}},\"scope\":\"local\",\"time\":");
        }
    }

    @Test
    void closing_ends_idle_connections_and_streams() throws IOException {
        try (RawClient idle = client(); RawClient events = client()) {
            idle.get("/_ping").readTo("OK");
            events.get("/events").readTo("\r\n\r\n");
            await("the stream is open", () -> engine.working() == 1);
            Instant before = Instant.now();

            server.close();

            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
            assertThat(idle.readAll()).isEmpty();
            assertThat(engine.working()).isZero();
            assertThat(server.socket()).doesNotExist();
        }
    }
}
