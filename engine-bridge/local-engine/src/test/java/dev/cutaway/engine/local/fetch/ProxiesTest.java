package dev.cutaway.engine.local.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

class ProxiesTest {

    private static final Map<String, String> ARGUMENTS = Map.of("http_proxy", "one:8080", "HTTP_PROXY", "http://two",
            "no_proxy", "plain.test, .sub.test,*.star.test,only.test:81");

    @Test
    void arguments_count_before_the_environment_and_small_letters_before_capitals() throws EngineException {
        var environment = Map.of("http_proxy", "http://three", "HTTPS_PROXY", "http://ann:pw@four:3128");
        Proxies proxies = Proxies.of(ARGUMENTS, environment);
        assertThat(proxies.of(URI.create("http://host.test/"))).isEqualTo(URI.create("http://one:8080"));
        assertThat(proxies.of(URI.create("https://host.test/"))).isEqualTo(URI.create("http://ann:pw@four:3128"));
        assertThat(Proxies.of(Map.of("http_proxy", ""), environment).of(URI.create("http://host.test/"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"http://plain.test/x,true", "http://a.plain.test/,true", "http://notplain.test/,false",
            "http://a.sub.test/,true", "http://sub.test/,true", "http://a.star.test/,true", "http://only.test/,false",
            "http://only.test:81/,true", "http://127.0.0.1:5/,true", "http://LOCALHOST/,true", "http://[::1]/,true"})
    void what_is_excepted_is_reached_without(URI address, boolean without) throws EngineException {
        assertThat(Proxies.of(ARGUMENTS, Map.of()).of(address) == null).isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource({"socks5://hunter2", "http://hunter2 x", "https://hunter2:1", "http://"})
    void another_kind_of_proxy_is_refused_and_not_quoted(String proxy) {
        assertThatThrownBy(() -> Proxies.of(Map.of("http_proxy", proxy), Map.of()).of(URI.create("http://host.test/")))
                .isInstanceOf(EngineException.class).hasMessageContaining("http_proxy")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_download_goes_through_the_proxy() throws IOException {
        try (var proxy = new WebServer()) {
            proxy.put("/file", "x".getBytes(UTF_8), Map.of());
            var proxies = Proxies.of(Map.of("http_proxy", proxy.address("")), Map.of());
            try (Download download = Download.open(URI.create("http://host.test/file"), Map.of(), proxies)) {
                assertThat(download.body().readAllBytes()).asString(UTF_8).isEqualTo("x");
                assertThat(download.length()).isEqualTo(1);
            }
            assertThat(proxy.log()).containsExactly("/file 200");
        }
    }

    private static String read(String address, Proxies proxies) throws IOException {
        try (Download download = Download.open(URI.create(address), Map.of(), proxies)) {
            return new String(download.body().readAllBytes(), UTF_8);
        }
    }

    @Test
    void what_a_server_leads_to_goes_its_own_way() throws IOException {
        try (var proxy = new WebServer(); var server = new WebServer()) {
            var proxies = Proxies.of(Map.of("http_proxy", proxy.address("")), Map.of());
            proxy.put("/out", new byte[0], Map.of("Location", server.address("/direct")));
            server.put("/direct", "direct".getBytes(UTF_8), Map.of());
            assertThat(read("http://host.test/out", proxies)).isEqualTo("direct");
            server.put("/in", new byte[0], Map.of("Location", "http://host.test/proxied"));
            proxy.put("/proxied", "proxied".getBytes(UTF_8), Map.of());
            assertThat(read(server.address("/in"), proxies)).isEqualTo("proxied");
            assertThat(proxy.log()).containsExactly("/out 302", "/proxied 200");
            assertThat(server.log()).containsExactly("/direct 200", "/in 302");
        }
    }

    @Test
    void a_proxy_gets_its_password() throws IOException {
        try (var proxy = new WebServer()) {
            proxy.put("/file", "x".getBytes(UTF_8), Map.of(WebServer.ASK_PROXY, "Basic realm=\"x\""));
            String address = proxy.address("");
            assertThat(read("http://host.test/file", Proxies.of(
                    Map.of("http_proxy", address.replace("//", "//ann:pw@")), Map.of()))).isEqualTo("x");
            assertThatThrownBy(() -> read("http://host.test/file", Proxies.of(Map.of("http_proxy", address), Map.of())))
                    .isInstanceOf(EngineException.class);
        }
    }

    @Test
    void progress_is_told_once_a_second_at_most() {
        var clock = new AtomicLong();
        List<String> told = new ArrayList<>();
        var pace = new Pace(told::add, clock::get);
        for (int i = 0; i < 3000; i++) {
            clock.addAndGet(1_000_000);
            int now = i;
            pace.step(() -> "at " + now);
        }
        assertThat(told).containsExactly("at 999\n", "at 1999\n", "at 2999\n");
    }
}
