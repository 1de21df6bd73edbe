package dev.cutaway.engine.local.fetch;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * HTTP proxies, as {@code http_proxy}, {@code https_proxy} and {@code no_proxy} name them. This machine itself is never
 * asked for through one. A proxy's password is given for {@code http} addresses only: Java gives none for tunnels.
 *
 * @param http for {@code http} addresses; null for none
 * @param https for {@code https} addresses; null for none
 * @param except hosts, domains, {@code host:port}, or {@code *}, that are reached without
 */
public record Proxies(@Nullable URI http, @Nullable URI https, List<String> except) {

    private static final int PORT = 80;
    private static final int SECURE_PORT = 443;

    /** No proxies. */
    public static final Proxies NONE = new Proxies(null, null, List.of());

    /** Copies. */
    public Proxies {
        except = List.copyOf(except);
    }

    /**
     * Those of a build: its arguments count before the environment, and small letters before capitals.
     *
     * @param arguments of the build
     * @param environment of this process
     */
    public static Proxies of(Map<String, String> arguments, Map<String, String> environment) {
        var except = new ArrayList<String>();
        for (String part : value("no_proxy", arguments, environment).split(",")) {
            if (!part.isBlank()) {
                except.add(part.strip().toLowerCase(Locale.ROOT));
            }
        }
        return new Proxies(address(value("http_proxy", arguments, environment)),
                address(value("https_proxy", arguments, environment)), except);
    }

    private static String value(String name, Map<String, String> arguments, Map<String, String> environment) {
        for (Map<String, String> from : List.of(arguments, environment)) {
            for (String key : List.of(name, name.toUpperCase(Locale.ROOT))) {
                String value = from.get(key);
                if (value != null) {
                    return value.strip();
                }
            }
        }
        return "";
    }

    /** One that cannot be understood is kept as an address without a host, to be refused when it would be used. */
    private static @Nullable URI address(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return new URI(text.contains("://") ? text : "http://" + text);
        } catch (URISyntaxException _) {
            return URI.create("unknown:proxy");
        }
    }

    /**
     * The proxy for an address; null where there is to be none.
     *
     * @throws EngineException {@code INVALID} for a proxy that is none of HTTP
     */
    public @Nullable URI of(URI address) throws EngineException {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        URI proxy = secure ? https : http;
        String host = address.getHost();
        if (proxy == null || host == null || isExcepted(host.toLowerCase(Locale.ROOT), port(address))) {
            return null;
        }
        if (!"http".equalsIgnoreCase(proxy.getScheme()) || proxy.getHost() == null) {
            throw new EngineException(Reason.INVALID, (secure ? "https_proxy" : "http_proxy")
                    + " is to be http://host:port; other proxies are not used. Set no_proxy to go without");
        }
        return proxy;
    }

    private boolean isExcepted(String host, int port) {
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        for (String part : except) {
            String domain = part.startsWith("*.") ? part.substring(1) : part;
            if (domain.equals("*") || domain.equals(host) || domain.equals(host + ":" + port)
                    || host.endsWith(domain.startsWith(".") ? domain : "." + domain)
                    || domain.equals("." + host)) {
                return true;
            }
        }
        return false;
    }

    private static int port(URI address) {
        return address.getPort() >= 0
                ? address.getPort()
                : "https".equalsIgnoreCase(address.getScheme()) ? SECURE_PORT : PORT;
    }

    /** Where a proxy listens. */
    static InetSocketAddress listens(URI proxy) {
        return new InetSocketAddress(proxy.getHost(), port(proxy));
    }

    /** For Java's own client. What {@link #of(URI)} refuses was refused before. */
    ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                try {
                    URI proxy = Proxies.this.of(uri);
                    return List.of(proxy == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, listens(proxy)));
                } catch (EngineException e) {
                    throw new IllegalArgumentException(e.text(), e);
                }
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // Who connects says so.
            }
        };
    }
}
