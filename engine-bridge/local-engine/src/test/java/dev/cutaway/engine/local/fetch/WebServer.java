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

    /** Gives a path a content. */
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
            } else if (content == null) {
                note(path + " 404");
                exchange.sendResponseHeaders(404, -1);
            } else {
                Map<String, String> its = headers.getOrDefault(path, Map.of());
                its.forEach(exchange.getResponseHeaders()::set);
                String tag = its.get("ETag");
                boolean same = tag != null && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
                note(path + (same ? " 304" : " 200"));
                exchange.sendResponseHeaders(same ? 304 : 200, same ? -1 : content.length == 0 ? -1 : content.length);
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
