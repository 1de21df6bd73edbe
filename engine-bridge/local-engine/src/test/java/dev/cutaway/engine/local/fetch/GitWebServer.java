package dev.cutaway.engine.local.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** Repositories of a folder by git's protocol over HTTP, for one person alone; for tests. */
public final class GitWebServer implements AutoCloseable {

    private static final String AUTHORIZED = "Basic "
            + Base64.getEncoder().encodeToString("ann:secret".getBytes(US_ASCII));

    private final Path folder;
    private final HttpServer server;

    /** @param folder of the repositories */
    public GitWebServer(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address of a repository. {@code user}: with an {@code @}; empty for nobody. */
    public String address(String user, String name) {
        return "http://" + user + "127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", 3);
        try (exchange;
                Repository repository = new FileRepositoryBuilder()
                        .setGitDir(folder.resolve(path[1]).resolve(".git").toFile()).build()) {
            if (!AUTHORIZED.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            boolean question = path[2].equals("info/refs");
            exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-"
                    + (question ? "advertisement" : "result"));
            exchange.sendResponseHeaders(200, 0);
            var pack = new UploadPack(repository);
            pack.setBiDirectionalPipe(false);
            if (question) {
                var out = new PacketLineOut(exchange.getResponseBody());
                out.writeString("# service=git-upload-pack\n");
                out.end();
                pack.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(out));
            } else {
                boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
                InputStream body = exchange.getRequestBody();
                pack.upload(packed ? new GZIPInputStream(body) : body, exchange.getResponseBody(), null);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
