package dev.cutaway.engine.local.fetch;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    @Timeout(30)
    void a_folder_that_outgrows_its_allowance_stops_the_fetch(@TempDir Path folder) throws Exception {
        var stopped = new CountDownLatch(1);
        try (var _ = Allowance.of(folder, 1_000_000, stopped::countDown)) {
            Files.write(Files.createDirectory(folder.resolve("objects")).resolve("pack"), new byte[1_000_001]);
            stopped.await();
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
