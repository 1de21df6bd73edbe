package dev.cutaway.engine.local.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

class DownloadTest {

    @Test
    void a_server_that_falls_silent_is_not_waited_for() throws IOException {
        try (var server = new WebServer(); Download hanging = open(server, "/hangs", Duration.ofMillis(200), 1 << 20)) {
            assertThatThrownBy(() -> hanging.body().readAllBytes()).isInstanceOf(EngineException.class)
                    .hasMessageContaining("nothing came for");
        }
    }

    @Test
    void what_is_too_large_is_not_fetched_to_its_end() throws IOException {
        try (var server = new WebServer()) {
            server.put("/f", new byte[100], Map.of());
            try (Download all = open(server, "/f", Duration.ofMinutes(1), 100);
                    Download less = open(server, "/f", Duration.ofMinutes(1), 99)) {
                assertThat(all.body().readAllBytes()).hasSize(100);
                assertThatThrownBy(() -> less.body().readAllBytes()).hasMessageContaining("larger than the 99 bytes");
            }
        }
    }

    @Test
    @Timeout(120)
    void a_folder_that_outgrows_its_allowance_stops_the_fetch(@TempDir Path folder) throws Exception {
        var stopped = new CountDownLatch(1);
        try (var _ = Allowance.of(folder, 1_000_000, stopped::countDown)) {
            Files.write(Files.createDirectory(folder.resolve("objects")).resolve("pack"), new byte[1_000_001]);
            stopped.await();
        }
    }

    private static String read(String address) throws IOException {
        try (Download download = Download.open(URI.create(address), Map.of(), Proxies.NONE)) {
            return new String(download.body().readAllBytes(), UTF_8);
        }
    }

    @Test
    void a_server_may_lead_elsewhere_but_not_for_ever() throws IOException {
        try (var server = new WebServer()) {
            for (int i = 0; i < 11; i++) {
                server.put("/" + i, new byte[0],
                        Map.of("Location", i % 2 == 0 ? "/" + (i + 1) : "./" + (i + 1) + "?a#b"));
            }
            server.put("/11", "end".getBytes(UTF_8), Map.of());
            assertThat(read(server.address("/1"))).isEqualTo("end");
            assertThatThrownBy(() -> read(server.address("/0"))).isInstanceOf(EngineException.class)
                    .hasMessageContaining("leads on and on");
            for (String nowhere : List.of("", "file:///etc/hunter2", "hunter2 x", "mailto:hunter2@x", "//")) {
                server.put("/nowhere", new byte[0], Map.of("Location", nowhere));
                assertThatThrownBy(() -> read(server.address("/nowhere"))).as(nowhere)
                        .isInstanceOf(EngineException.class).hasMessageNotContaining("hunter2");
            }
        }
    }

    @Test
    void a_password_is_for_its_host_and_no_other() throws IOException {
        try (var server = new WebServer(); var other = new WebServer()) {
            Map<String, String> asks = Map.of(WebServer.ASK, "Basic realm=\"x\"");
            String elsewhere = other.address("/file").replace("127.0.0.1", "localhost");
            other.put("/file", "x".getBytes(UTF_8), asks);
            server.put("/file", "x".getBytes(UTF_8), asks);
            server.put("/same", new byte[0], Map.of("Location", "/file"));
            server.put("/other", new byte[0], Map.of("Location", elsewhere));
            assertThat(read(server.address("/same").replace("//", "//ann:pw@"))).isEqualTo("x");
            assertThatThrownBy(() -> read(server.address("/other").replace("//", "//ann:pw@")))
                    .isInstanceOf(EngineException.class);
            assertThat(other.log()).isNotEmpty().containsOnly("/file asks");
        }
    }

    @ParameterizedTest
    @CsvSource({"https://host.test/a, http://host.test/b, false", "http://host.test/a, https://host.test/b, true",
            "https://host.test/a, HTTPS://other.test/b, true", "https://host.test/a, b, true"})
    void no_server_leads_out_of_https(URI from, String to, boolean allowed) throws EngineException {
        var headers = HttpHeaders.of(Map.of("Location", List.of(to)), (_, _) -> true);
        if (allowed) {
            assertThat(new Hop(from, from).next(headers).to()).isEqualTo(from.resolve(to));
        } else {
            assertThatThrownBy(() -> new Hop(from, from).next(headers)).hasMessageContaining("not secure");
        }
    }

    private static Download open(WebServer server, String path, Duration silence, long bytes) throws EngineException {
        return Download.open(URI.create(server.address(path)), Map.of(), Proxies.NONE,
                new Incoming.Bounds(silence, bytes));
    }

    @ParameterizedTest
    @CsvSource({"https://ann:secret@host.test/root.tar, https://host.test/root.tar",
            "https://ann:secret@my_host/root.tar, https://my_host/root.tar",
            "https://host.test:8443/root.tar?signature=secret#x, https://host.test:8443/root.tar", "file:x, file:x"})
    void addresses_are_shown_without_what_may_be_secret(URI address, String shown) {
        assertThat(Download.shown(address)).isEqualTo(shown);
    }
}
