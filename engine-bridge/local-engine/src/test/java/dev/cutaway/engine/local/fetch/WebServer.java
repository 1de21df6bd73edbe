package dev.cutaway.engine.local.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Files by path on a web server of this machine, revalidated by {@code ETag}; for tests. */
public final class WebServer implements AutoCloseable {

    /** A path with this header is told to nobody who gives no password. */
    public static final String ASK = "WWW-Authenticate";
    /** Likewise, by a proxy. */
    public static final String ASK_PROXY = "Proxy-Authenticate";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> headers = new ConcurrentHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final CountDownLatch hanging = new CountDownLatch(1);

    /** An empty one. */
    public WebServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Gives a path a content; one with a {@code Location} leads there. */
    public void put(String path, byte[] content, Map<String, String> its) {
        files.put(path, content);
        headers.put(path, its);
    }

    /** The address of a path. */
    public String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Requests so far: path and status. */
    public synchronized List<String> log() {
        return List.copyOf(log);
    }

    private synchronized void note(String line) {
        log.add(line);
    }

    /** Waits until someone waits for {@code /hangs}. */
    public void awaitHanging() throws InterruptedException {
        hanging.await();
    }

    /** Whether a path asks for a password that did not come. */
    private boolean isRefused(HttpExchange exchange, String path) {
        Map<String, String> its = headers.getOrDefault(path, Map.of());
        for (String ask : List.of(ASK_PROXY, ASK)) {
            String given = ask.equals(ASK) ? "Authorization" : "Proxy-Authorization";
            if (its.containsKey(ask) && !exchange.getRequestHeaders().containsKey(given)) {
                exchange.getResponseHeaders().set(ask, its.get(ask));
                note(path + " asks");
                return true;
            }
        }
        return false;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] content = files.get(path);
            if (path.equals("/hangs")) {
                exchange.sendResponseHeaders(200, 1 << 20);
                exchange.getResponseBody().write(new byte[1000]);
                exchange.getResponseBody().flush();
                hanging.countDown();
                new CountDownLatch(1).await();
            } else if (isRefused(exchange, path)) {
                exchange.sendResponseHeaders(exchange.getResponseHeaders().containsKey(ASK_PROXY) ? 407 : 401, -1);
            } else if (content == null) {
                note(path + " 404");
                exchange.sendResponseHeaders(404, -1);
            } else {
                Map<String, String> its = headers.getOrDefault(path, Map.of());
                its.forEach(exchange.getResponseHeaders()::set);
                String tag = its.get("ETag");
                boolean same = tag != null && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
                int status = its.containsKey("Location") ? 302 : same ? 304 : 200;
                note(path + " " + status);
                exchange.sendResponseHeaders(status, same ? -1 : content.length == 0 ? -1 : content.length);
                if (!same) {
                    exchange.getResponseBody().write(content);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
