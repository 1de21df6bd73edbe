package dev.cutaway.engine.local.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Base64;

/** Connections of JGit through the proxies of a build. */
final class ProxiedConnections implements HttpConnectionFactory {

    private final HttpConnectionFactory plain = new JDKHttpConnectionFactory();
    private final Proxies proxies;

    ProxiedConnections(Proxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, null);
    }

    @Override
    public HttpConnection create(URL url, @Nullable Proxy otherwise) throws IOException {
        URI proxy;
        try {
            proxy = proxies.of(new URI(url.getProtocol(), null, url.getHost(), url.getPort(), null, null, null));
        } catch (URISyntaxException e) {
            throw new IOException("no address of a server", e);
        }
        if (proxy == null) {
            return otherwise == null ? plain.create(url) : plain.create(url, otherwise);
        }
        HttpConnection connection = plain.create(url, new Proxy(Proxy.Type.HTTP, Proxies.listens(proxy)));
        String user = proxy.getUserInfo();
        if (user != null && url.getProtocol().equals("http")) {
            connection.setRequestProperty("Proxy-Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)));
        }
        return connection;
    }
}
